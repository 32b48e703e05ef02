import { Link } from "@tanstack/react-router"
import { useState, type ReactNode } from "react"
import type { Schema } from "@/api/client"
import { sameAddress } from "@/address"
import { messages } from "@/messages"
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
  return (
    <>
      <Part
        title={m.delegators}
        id="delegators"
        of={delegators}
        none={m.noDelegators}
        keyOf={(d) => d.address}
      >
        {(d) => (
          <>
            <Name address={d.address} link />
            <span>{messages.proposals.votesOf(amount(d.balance))}</span>
          </>
        )}
      </Part>
      <Part title={m.votes} id="votes" of={h.votes} none={m.noVotes} keyOf={(v) => v.proposal}>
        {(v) => (
          <>
            <Choice of={v.support} />
            <ToProposal number={v.number}>
              <bdi>{v.title}</bdi>
            </ToProposal>
            <span className="text-ink-3">
              {messages.proposals.votesOf(amount(v.weight))} · <Time seconds={v.time} />
            </span>
            {v.reason && (
              <p className="w-full font-serif text-body whitespace-pre-line">
                <bdi>{v.reason}</bdi>
              </p>
            )}
          </>
        )}
      </Part>
      <Part title={m.proposals} id="proposals" of={h.proposals} none={m.noProposals} keyOf={(p) => p.id}>
        {(p) => (
          <>
            <StateChip state={p.state} />
            <ToProposal number={p.number}>
              <EffectTitle effects={p.effects} />
            </ToProposal>
            <span className="text-ink-3">
              <Time seconds={p.proposed_at} />
            </span>
          </>
        )}
      </Part>
      <Part
        title={m.delegations}
        id="delegations"
        of={h.delegations}
        none={m.noDelegations}
        keyOf={(d) => d.tx + d.to}
      >
        {(d) => (
          <>
            {sameAddress(d.to, h.address) ? m.itself : <Name address={d.to} link />}
            <span className="text-ink-3">
              <Time seconds={d.time} /> <Identifier kind="hash" value={d.tx} />
            </span>
          </>
        )}
      </Part>
    </>
  )
}

/** How many entries are shown before more are asked for. */
const step = 20

function Part<T>({
  title,
  id,
  of: list,
  none,
  keyOf,
  children,
}: {
  title: string
  id: string
  of: T[]
  none: string
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}) {
  const [shown, setShown] = useState(step)
  return (
    <Section title={title} id={id}>
      {list.length === 0 ? (
        <p className="text-ui text-ink-3">{none}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {list.slice(0, shown).map((item) => (
            <li key={keyOf(item)} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2 text-ui">
              {children(item)}
            </li>
          ))}
        </ul>
      )}
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
