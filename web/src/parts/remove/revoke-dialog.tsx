import { useMutation } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useId, useState } from "react"
import type { Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { useTransact } from "@/chain/transact"
import { count } from "@/format"
import { messages } from "@/messages"
import { getState } from "@/session/store"
import { ensureAccount } from "@/session/wallet"
import { Button, buttonClass } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Field, inputClass } from "@/ui/field"
import { Notice } from "@/ui/panel"
import { Failed } from "@/ui/states"
import { bytesOf, maxReason } from "./can"
import { madeBy } from "./made"
import { canPropose, ProposingPower, useProposingPower } from "./proposing-power"

const m = messages.status.remove

/** Proposes to revoke a dataset, with the reason that will stay on the chain. */
export function RevokeDialog({
  dataset,
  open,
  onClose,
}: {
  dataset: Schema<"Dataset">
  open: boolean
  onClose: () => void
}) {
  const transact = useTransact()
  const [reason, setReason] = useState("")
  const [title, setTitle] = useState("")
  const [prose, setProse] = useState("")
  const power = useProposingPower()
  const id = useId()
  const [wrong, setWrong] = useState<string>()
  const proposing = useMutation({
    mutationFn: async () => {
      if (!(await ensureAccount())) return undefined
      const proposer = getState().account?.address
      if (!proposer || !(await canPropose(proposer))) return undefined
      const [status, { revokeCall }, { propose }] = await Promise.all([
        queryClient.ensureQueryData(statusQuery),
        import("@/chain/calls"),
        import("@/chain/transactions/propose"),
      ])
      const call = revokeCall(status.contracts, dataset, reason.trim())
      const plan = propose(status, {
        title: title.trim() || m.defaultTitle,
        prose: prose.trim(),
        calls: [call],
        proposer,
      })
      const receipt = await transact(plan)
      if (!receipt) return undefined
      await queryClient.invalidateQueries({ queryKey: ["proposals"] })
      return { proposal: await madeBy(receipt.hash, proposer) }
    },
  })
  const submit = () => {
    const fault = !reason.trim()
      ? m.reasonMissing
      : bytesOf(reason.trim()) > maxReason
        ? m.reasonLong(count(maxReason))
        : undefined
    setWrong(fault)
    if (!fault) proposing.mutate()
  }
  const made = proposing.data
  return (
    <Dialog open={open} onClose={onClose} title={m.title}>
      {made ? (
        <Notice tone="woad" title={m.made}>
          {made.proposal ? (
            <Link
              to="/proposals/$id"
              params={{ id: made.proposal.id }}
              className={buttonClass("primary", "small")}
            >
              {m.see}
            </Link>
          ) : (
            <Link to="/proposals" className={buttonClass("primary", "small")}>
              {m.all}
            </Link>
          )}
        </Notice>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(e) => {
            e.preventDefault()
            submit()
          }}
        >
          <p className="text-ui text-ink-2">{m.lead}</p>
          <Field label={m.reason} help={m.reasonHelp} error={wrong}>
            {(p) => (
              <textarea
                {...p}
                className={inputClass}
                rows={2}
                value={reason}
                onChange={(e) => setReason(e.target.value)}
              />
            )}
          </Field>
          <Field label={<Optional of={m.name} />}>
            {(p) => (
              <input
                {...p}
                className={inputClass}
                value={title}
                placeholder={m.defaultTitle}
                maxLength={200}
                onChange={(e) => setTitle(e.target.value)}
              />
            )}
          </Field>
          <Field label={<Optional of={m.prose} />}>
            {(p) => (
              <textarea
                {...p}
                className={inputClass}
                rows={3}
                value={prose}
                onChange={(e) => setProse(e.target.value)}
              />
            )}
          </Field>
          <ProposingPower id={id} />
          {proposing.error && <Failed error={proposing.error} />}
          <Button
            type="submit"
            look="primary"
            busy={proposing.isPending}
            disabled={power?.enough === false}
            aria-describedby={id}
          >
            {m.propose}
          </Button>
        </form>
      )}
    </Dialog>
  )
}

function Optional({ of }: { of: string }) {
  return (
    <>
      {of} <span className="font-normal text-ink-3">({m.optional})</span>
    </>
  )
}
