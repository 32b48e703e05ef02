import { useQuery } from "@tanstack/react-query"
import { memberQuery, settingsQuery } from "@/api/queries"
import { messages } from "@/messages"
import { amount, units } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"

const m = messages.status.remove

/** Whether power reaches threshold, both as the API writes amounts. */
export function reaches(power: string, threshold: string): boolean {
  const [a = 0n, b = 0n] = units(power, threshold)
  return a >= b
}

/** What proposing needs, and what the connected account has; undefined while that is not known. */
export function useProposingPower(): { power: string; threshold: string; enough: boolean } | undefined {
  const { account } = useWallet()
  const settings = useQuery(settingsQuery)
  const member = useQuery({ ...memberQuery(account?.address ?? ""), enabled: account !== undefined })
  if (!account || !settings.data || !member.data) return undefined
  const { power } = member.data
  const { threshold } = settings.data
  return { power, threshold, enough: reaches(power, threshold) }
}

/** The line that says whether the connected account can propose. */
export function ProposingPower() {
  const { account, open } = useWallet()
  const p = useProposingPower()
  if (!account)
    return (
      <p className="flex flex-wrap items-center gap-3 text-ui text-ink-2">
        {m.connect}
        <Button size="small" onClick={open}>
          {messages.wallet.connect}
        </Button>
      </p>
    )
  if (!p) return null
  const text = m.power(amount(p.threshold), amount(p.power))
  return p.enough ? (
    <p className="text-ui text-ink-2">{text}</p>
  ) : (
    <Notice tone="weld" title={text}>
      {m.powerShort}
    </Notice>
  )
}
