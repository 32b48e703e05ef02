import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { amount, isZero } from "./amount"
import { Bars, DottedKey } from "./bars"
import { headline } from "./headline"
import { measure } from "./measure"

const m = messages.proposals

/**
 * How a vote stands: For and Abstain (which count to the quorum) above Against, on one
 * scale, with the quorum and the majority that For must pass.
 */
export function VoteBar({ proposal, compact }: { proposal: Schema<"Summary">; compact?: boolean }) {
  const { tally, quorum, state } = proposal
  const v = measure(proposal)
  return (
    <figure>
      <figcaption
        className={
          compact ? "mb-1 text-meta text-balance text-ink-2" : "mb-2 text-body font-semibold text-balance"
        }
      >
        {headline(state, v)}
      </figcaption>
      {compact ? (
        <Bars of={v} row={8} />
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 text-ui" aria-hidden>
          {quorum !== undefined && v.quorum !== undefined && (
            <At place={v.quorum}>{m.needs(amount(quorum))}</At>
          )}
          <div className="col-start-1 text-ink-2">
            <Label side="for" />
            <Label side="against" />
          </div>
          <Bars of={v} row={24} />
          <div className="text-right">
            <p className="h-6 leading-6">{amount(tally.for)}</p>
            <p className="h-6 leading-6">{amount(tally.against)}</p>
          </div>
          {v.against > 0 && <At place={v.against}>{m.mustPass(amount(tally.against))}</At>}
          {!isZero(tally.abstain) && (
            <p className="col-span-3 mt-1 flex items-center gap-2 text-meta text-ink-2">
              <DottedKey /> {m.glyph.abstain} {m.abstainCounts(amount(tally.abstain))}
            </p>
          )}
        </div>
      )}
      {proposal.extended && !compact && <p className="mt-2 text-ui text-ink-2">{m.extended}</p>}
      <Table proposal={proposal} />
    </figure>
  )
}

/** Words at a place of the scale, on the side of it that has more room. */
function At({ place, children }: { place: number; children: string }) {
  return (
    <p className="relative col-start-2 h-5 text-meta text-ink-2">
      <span
        className="absolute bottom-0.5 whitespace-nowrap"
        style={place > 50 ? { right: 100 - place + "%" } : { left: place + "%" }}
      >
        {children}
      </span>
    </p>
  )
}

function Label({ side }: { side: "for" | "against" }) {
  return (
    <p className="flex h-6 items-center gap-1">
      <span className="w-4">{m.glyph[side]}</span> {m[side]}
    </p>
  )
}

/** The same for those who do not see the bars. */
function Table({ proposal: { tally, quorum } }: { proposal: Schema<"Summary"> }) {
  const rows = [
    [m.for, tally.for],
    [m.against, tally.against],
    [m.abstain, tally.abstain],
    ...(quorum === undefined ? [] : [[m.quorum, quorum]]),
  ] as [string, string][]
  return (
    <div className="sr-only">
      <table>
        <caption>{m.tableTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{m.choice}</th>
            <th scope="col">{m.votes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, votes]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{amount(votes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
