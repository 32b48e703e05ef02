import { Link } from "@tanstack/react-router"
import { useState, type ReactNode } from "react"
import type { Schema } from "@/api/client"
import { sameAddress } from "@/address"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { Choice, EffectTitle, StateChip } from "@/parts/effect"
import { Name } from "@/parts/name"
import { amount } from "@/parts/vote-bar/amount"
import { Button } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Section } from "@/ui/page"
import { Time } from "@/ui/time"

const m = messages.members

/** What an address did and what others gave it, the newest first. */
export function History({ of: h }: { of: Schema<"History"> }) {
  const delegators = h.delegators.filter((d) => !sameAddress(d.address, h.address))
  // What there is none of takes a sentence, not a heading each.
  const nothing = [
    delegators.length === 0 && m.noDelegators,
    h.votes.length === 0 && m.noVotes,
    h.proposals.length === 0 && m.noProposals,
    h.delegations.length === 0 && m.noDelegations,
  ].filter((s) => s !== false)
  return (
    <>
      <Part title={m.delegators} id="delegators" of={delegators} keyOf={(d) => d.address}>
        {(d) => (
          <>
            <Name address={d.address} link />
            <span>{messages.proposals.votesOf(amount(d.balance))}</span>
          </>
        )}
      </Part>
      <Part title={m.votes} id="votes" of={h.votes} keyOf={(v) => v.proposal}>
        {(v) => (
          <>
            <Choice of={v.support} />
            <ToProposal number={v.number}>
              <bdi>
                <Shown text={v.title} />
              </bdi>
            </ToProposal>
            <span className="text-ink-3 max-sm:col-start-2">
              {messages.proposals.votesOf(amount(v.weight))} · <Time seconds={v.time} />
            </span>
            {v.reason && (
              <p className="col-start-2 -col-end-1 font-serif text-body whitespace-pre-line">
                <bdi>
                  <Shown text={v.reason} />
                </bdi>
              </p>
            )}
          </>
        )}
      </Part>
      <Part title={m.proposals} id="proposals" of={h.proposals} keyOf={(p) => p.id}>
        {(p) => (
          <>
            <StateChip state={p.state} />
            <ToProposal number={p.number}>
              <EffectTitle of={p} />
            </ToProposal>
            <span className="text-ink-3 max-sm:col-start-2">
              <Time seconds={p.proposed_at} />
            </span>
          </>
        )}
      </Part>
      <Part title={m.delegations} id="delegations" of={h.delegations} keyOf={(d) => d.tx + d.to}>
        {(d) => (
          <>
            {sameAddress(d.to, h.address) ? m.itself : <Name address={d.to} link />}
            <span className="text-ink-3">
              <Time seconds={d.time} /> <Identifier kind="hash" value={d.tx} />
            </span>
          </>
        )}
      </Part>
      <p className="max-w-measure text-ui text-ink-3 empty:hidden">{nothing.join(" ")}</p>
    </>
  )
}

/** How many entries are shown before more are asked for. */
const step = 20

function Part<T>({
  title,
  id,
  of: list,
  keyOf,
  children,
}: {
  title: string
  id: string
  of: T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}) {
  const [shown, setShown] = useState(step)
  if (list.length === 0) return null
  return (
    <Section title={title} id={id}>
      <ul className="divide-y divide-line border-y border-line">
        {list.slice(0, shown).map((item) => (
          <li
            key={keyOf(item)}
            className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline justify-items-start gap-x-4 gap-y-1 py-2 text-ui sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
          >
            {children(item)}
          </li>
        ))}
      </ul>
      {list.length > shown && (
        <Button className="mt-3" size="small" onClick={() => setShown(shown + step)}>
          {messages.common.more}
        </Button>
      )}
    </Section>
  )
}

function ToProposal({ number, children }: { number: number; children: ReactNode }) {
  return (
    <Link
      to="/proposals/$id"
      params={{ id: String(number) }}
      className="min-w-0 font-semibold underline-offset-2 hover:underline"
    >
      {messages.proposals.number(number)} {children}
    </Link>
  )
}
