import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { getAddress, isAddress, type Address } from "@/address"
import { memberQuery, queryClient, settingsQuery, statusQuery } from "@/api/queries"
import { useTransact } from "@/chain/transact"
import { messages } from "@/messages"
import { amount, units } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Field, inputClass } from "@/ui/field"
import { Notice } from "@/ui/panel"
import { describe } from "@/ui/states"
import { parseTokens } from "./amounts"

const m = messages.members.change

type Errors = Partial<Record<"member" | "amount" | "title" | "send", string>>

/** Proposes to give a member tokens or to take some away. */
export function ChangeMembership({ open, onClose }: { open: boolean; onClose: () => void }) {
  const transact = useTransact()
  const wallet = useWallet()
  const settings = useQuery(settingsQuery)
  const own = useQuery({
    ...memberQuery(wallet.account?.address ?? ""),
    enabled: open && wallet.account !== undefined,
  })
  const [kind, setKind] = useState<"mint" | "burn">("mint")
  const [member, setMember] = useState("")
  const [text, setText] = useState("")
  const [title, setTitle] = useState("")
  const [why, setWhy] = useState("")
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const address = isAddress(member.trim()) ? getAddress(member.trim() as Address) : undefined
  const target = useQuery({ ...memberQuery(address ?? ""), enabled: open && address !== undefined })
  const decimals = settings.data?.token.decimals ?? 18

  function check(): { units: bigint; member: Address } | undefined {
    const parsed = parseTokens(text, decimals)
    const found: Errors = {}
    if (!address) found.member = messages.members.delegation.bad
    if ("wrong" in parsed) found.amount = parsed.wrong
    else if (kind === "burn" && target.data) {
      const [held = 0n, asked = 0n] = units(target.data.balance, plain(parsed.units, decimals))
      if (asked > held) found.amount = m.amountMuch(amount(target.data.balance))
    }
    if (!title.trim()) found.title = m.proposalEmpty
    setErrors(found)
    if (Object.keys(found).length > 0 || !address || "wrong" in parsed) return undefined
    return { units: parsed.units, member: address }
  }

  async function send() {
    // What is taken away must be there: for that the member's tokens must be known.
    if (kind === "burn" && address && !target.data) await target.refetch()
    const checked = check()
    if (!checked) return
    if (!wallet.account) return wallet.open()
    setBusy(true)
    try {
      const [{ memberCall }, { propose }, status] = await Promise.all([
        import("@/chain/calls"),
        import("@/chain/transactions/propose"),
        queryClient.fetchQuery(statusQuery),
      ])
      const call = memberCall(status.contracts, kind, checked.member, checked.units, decimals)
      const plan = propose(status, { title, prose: why, calls: [call], proposer: wallet.account.address })
      onClose()
      const link = <Link to="/proposals">{m.view}</Link>
      await transact({ ...plan, done: plan.done && { ...plan.done, link } })
    } catch (e) {
      setErrors({ send: describe(e).title })
    } finally {
      setBusy(false)
    }
  }

  const [need = 0n, have = 0n] = units(settings.data?.threshold ?? "0", own.data?.power ?? "0")
  const short = own.data !== undefined && settings.data !== undefined && have < need
  return (
    <Dialog open={open} onClose={onClose} title={m.title}>
      <form
        className="space-y-4"
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          void send()
        }}
      >
        <Field label={m.kind}>
          {(props) => (
            <select
              {...props}
              className={inputClass}
              value={kind}
              onChange={(e) => setKind(e.target.value === "burn" ? "burn" : "mint")}
            >
              <option value="mint">{m.mint}</option>
              <option value="burn">{m.burn}</option>
            </select>
          )}
        </Field>
        <Text
          label={m.member}
          help={messages.members.delegation.help}
          error={errors.member}
          value={member}
          onChange={setMember}
          mono
        />
        <Text
          label={m.amount}
          help={m.amountHelp}
          error={errors.amount}
          value={text}
          onChange={setText}
          decimal
        />
        <Text
          label={m.proposal}
          help={m.proposalHelp}
          error={errors.title}
          value={title}
          onChange={setTitle}
        />
        <Field label={m.why} help={m.whyHelp}>
          {(props) => (
            <textarea
              {...props}
              rows={3}
              value={why}
              onChange={(e) => setWhy(e.target.value)}
              className={inputClass}
            />
          )}
        </Field>
        {short && own.data && settings.data && (
          <Notice tone="weld">{m.short(amount(settings.data.threshold), amount(own.data.power))}</Notice>
        )}
        {errors.send && <Notice tone="madder" title={errors.send} alert />}
        <Button look="primary" type="submit" busy={busy}>
          {wallet.account ? m.send : messages.proposals.connect}
        </Button>
      </form>
    </Dialog>
  )
}

/** Smallest units in tokens, as the API writes amounts. */
function plain(value: bigint, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, "0")
  return decimals === 0 ? digits : digits.slice(0, -decimals) + "." + digits.slice(-decimals)
}

function Text({
  label,
  help,
  error,
  value,
  onChange,
  mono,
  decimal,
}: {
  label: string
  help: string
  error?: string
  value: string
  onChange: (v: string) => void
  mono?: boolean
  decimal?: boolean
}) {
  return (
    <Field label={label} help={help} error={error}>
      {(props) => (
        <input
          {...props}
          type="text"
          inputMode={decimal ? "decimal" : undefined}
          spellCheck={mono ? false : undefined}
          autoComplete="off"
          value={value}
          onChange={(e) => onChange(e.target.value)}
          className={inputClass + (mono ? " font-mono text-ui" : "")}
        />
      )}
    </Field>
  )
}
