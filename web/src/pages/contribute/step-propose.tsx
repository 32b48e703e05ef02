import { useMutation, useQueries, useQuery } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { useId, useState } from "react"
import { queryClient, settingsQuery, statusQuery } from "@/api/queries"
import { useChainNow } from "@/chain-time"
import { approveCall } from "@/chain/calls"
import { useTransact } from "@/chain/transact"
import { propose } from "@/chain/transactions/propose"
import { duration } from "@/format"
import { messages } from "@/messages"
import { Sentence } from "@/parts/effect"
import { canPropose, ProposingPower, useProposingPower } from "@/parts/remove"
import { getState } from "@/session/store"
import { ensureAccount, useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Field, inputClass } from "@/ui/field"
import { Section } from "@/ui/page"
import { Notice, Panel } from "@/ui/panel"
import { Failed } from "@/ui/states"
import { faults } from "./form"
import { TooLong } from "./metadata"
import { Optional } from "./optional"
import { Parts } from "./parts"
import { approvals, defaultTitle, known, offers, prepare } from "./proposing"
import { proposed, send, type, useContribution, words } from "./store"

const m = messages.contribute.propose

/** The third step: what the proposal will do, and sending it. */
export function ProposeStep() {
  const { draft, parts } = useContribution()
  const { account } = useWallet()
  const navigate = useNavigate()
  const transact = useTransact()
  const now = useChainNow()
  const power = useProposingPower()
  const said = useId()
  const [stage, setStage] = useState("")
  const title = draft.title.trim() || defaultTitle(parts, draft)
  const wrong = faults(draft, parts, now).count
  const unsent = parts.filter((p) => p.work.state !== "held").length
  const differ = parts.some((p) => p.work.state === "held" && p.work.serverCid !== p.work.packed.root)
  const making = useMutation({
    mutationFn: async () => {
      if (!(await ensureAccount())) return
      const proposer = getState().account?.address
      if (!proposer || !(await canPropose(proposer))) return
      setStage(m.preparing)
      const status = await queryClient.ensureQueryData(statusQuery)
      const list = offers(parts, draft, proposer)
      const call = await prepare(status, list, draft, proposer)
      setStage("")
      if (!call) return
      const plan = propose(status, { title, prose: draft.prose, calls: [call], proposer })
      const receipt = await transact(plan)
      if (!receipt) return
      await queryClient.invalidateQueries({ queryKey: ["proposals"] })
      proposed({
        datasets: list.map(({ id, cid, part }) => ({ id, cid, title: words(draft, part.name).title })),
        tx: receipt.hash,
        proposer,
      })
    },
    onSettled: () => setStage(""),
  })
  const back = (step?: "describe") =>
    void navigate({ to: "/contribute", search: (old) => ({ ...old, step }) })
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <Section title={m.effect}>
          <Effect />
        </Section>
        <Section title={messages.contribute.steps.propose}>
          <div className="grid gap-4">
            <Field label={<Optional of={m.title} />}>
              {(p) => (
                <input
                  {...p}
                  className={inputClass}
                  maxLength={200}
                  placeholder={defaultTitle(parts, draft)}
                  value={draft.title}
                  onChange={(e) => type({ title: e.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={<Optional of={m.prose} />} help={m.proseHelp}>
              {(p) => (
                <textarea
                  {...p}
                  rows={4}
                  className={inputClass}
                  value={draft.prose}
                  onChange={(e) => type({ prose: e.currentTarget.value })}
                />
              )}
            </Field>
          </div>
        </Section>
        <Section title={m.nextTitle}>
          <Then />
        </Section>
        <div className="mt-6 grid gap-3 border-t border-line pt-4">
          {wrong > 0 && (
            <Notice tone="madder">
              <div className="flex flex-wrap items-center justify-between gap-2">
                {messages.contribute.wrong.some(wrong)}
                <Button size="small" onClick={() => back("describe")}>
                  {messages.contribute.steps.describe}
                </Button>
              </div>
            </Notice>
          )}
          {unsent > 0 && (
            <Notice tone="weld">
              <div className="flex flex-wrap items-center justify-between gap-2">
                {m.uploadsLeft(unsent)}
                {parts.some((p) => p.work.state === "hashed") && (
                  <Button size="small" onClick={() => void send()}>
                    {m.uploadNow}
                  </Button>
                )}
              </div>
            </Notice>
          )}
          {making.error &&
            (making.error instanceof TooLong ? (
              <Notice tone="madder" title={m.failed} alert>
                {m.tooLong}
              </Notice>
            ) : (
              <Failed error={making.error} />
            ))}
          <ProposingPower id={said} />
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={() => back("describe")}>{messages.common.back}</Button>
            <Button
              look="primary"
              busy={making.isPending}
              disabled={wrong > 0 || unsent > 0 || differ || !account || power?.enough === false}
              aria-describedby={said}
              onClick={() => making.mutate()}
            >
              {m.button}
            </Button>
            <p role="status" className="text-ui text-ink-2">
              {stage}
            </p>
          </div>
        </div>
      </div>
      <aside className="min-w-0">
        <Parts of={parts} />
      </aside>
    </div>
  )
}

/** The sentence of the calldata, and what the registry would make of it. */
function Effect() {
  const { draft, parts } = useContribution()
  const { account, open } = useWallet()
  const status = useQuery(statusQuery).data
  const list = account ? offers(parts, draft, account.address) : []
  const before = useQueries({ queries: list.map((o) => known(o)) })
  if (!account)
    return (
      <Notice tone="weld">
        <div className="flex flex-wrap items-center justify-between gap-2">
          {m.noAccount}
          <Button size="small" onClick={open}>
            {messages.wallet.connect}
          </Button>
        </div>
      </Notice>
    )
  if (!status || list.length === 0) return null
  const { sentence } = approveCall(status.contracts, approvals(list, draft, account.address))
  return (
    <>
      <Panel>
        <p className="text-body">
          <Sentence text={sentence} />
        </p>
        <p className="mt-2 text-meta text-ink-3">{m.effectHelp}</p>
      </Panel>
      {list.map((o, i) => {
        const d = before[i]?.data
        if (!d) return null
        const what =
          d.decision === "approved"
            ? m.known.approved
            : d.decision === "proposed" || d.decision === "voting" || d.decision === "queued"
              ? m.known.open
              : m.known.again
        return (
          <div key={o.id} className="mt-3">
            <Notice tone={d.decision === "approved" ? "madder" : "weld"} title={<bdi>{o.part.name}</bdi>}>
              <p>{what}</p>
              {d.proposal_id && (
                <Link to="/proposals/$id" params={{ id: d.proposal_id }} className="text-woad underline">
                  {m.see}
                </Link>
              )}
            </Notice>
          </div>
        )
      })}
    </>
  )
}

/** What follows, with the DAO's own times. */
function Then() {
  const s = useQuery(settingsQuery).data
  const clock = useQuery(statusQuery).data?.token.clock
  if (!s) return null
  const time = (n: number) => (clock === "blocknumber" ? messages.contribute.propose.blocks(n) : duration(n))
  return (
    <p className="text-body text-ink-2">
      {m.thenSteps(time(s.voting_delay), time(s.voting_period), duration(s.timelock_delay))}
    </p>
  )
}
