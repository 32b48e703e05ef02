import { Link } from "@tanstack/react-router"
import { TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { VoteBar } from "@/parts/vote-bar"
import { Chip } from "@/ui/chip"
import { NextMoment } from "./moment"
import { StateChip } from "./state"
import { EffectTitle } from "./title"

const m = messages.proposals

/** A proposal in a list: its effect first, then how its author calls it. */
export function ProposalCard({
  summary: p,
  vote,
}: {
  summary: Schema<"Summary">
  /** What the reader's own account voted, if that is known. */
  vote?: ReactNode
}) {
  return (
    <article className="relative rounded-control border border-line bg-surface p-4 hover:border-edge">
      {!!p.mismatches?.length && (
        <p className="mb-2">
          <Chip tone="madder">
            <TriangleAlert size={16} strokeWidth={1.5} aria-hidden /> {m.effect.badge}
          </Chip>
        </p>
      )}
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="min-w-0">
          <h3 className="line-clamp-3 text-body font-semibold">
            <Link
              to="/proposals/$id"
              params={{ id: String(p.number) }}
              className="after:absolute after:inset-0 after:rounded-control"
            >
              <EffectTitle of={p} />
            </Link>
          </h3>
          <p className="mt-1 line-clamp-2 font-serif text-body text-ink-2">
            <bdi>
              <Shown text={p.title} />
            </bdi>
          </p>
          <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ui text-ink-3">
            <StateChip state={p.state} /> <span>{m.number(p.number)}</span> <NextMoment of={p} />
            {vote}
          </p>
        </div>
        <VoteBar proposal={p} compact />
      </div>
    </article>
  )
}
