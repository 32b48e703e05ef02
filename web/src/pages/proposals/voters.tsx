import { useInfiniteQuery } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Name } from "@/parts/name"
import { Choice } from "@/parts/effect"
import { amount } from "@/parts/vote-bar/amount"
import { Button } from "@/ui/button"
import { Empty, Query } from "@/ui/states"
import { Time } from "@/ui/time"
import { votePages } from "./queries"
import { VotesChart } from "./votes-chart"

const m = messages.proposals.voters

/** How votes came in, and who voted how and why. */
export function Voters({ of: p }: { of: Schema<"Proposal"> }) {
  const pages = useInfiniteQuery(votePages(p.id))
  return (
    <Query of={pages}>
      {({ pages: list }) => {
        const votes = list.flatMap((v) => v.votes)
        if (votes.length === 0) return <Empty>{m.none}</Empty>
        return (
          <>
            <VotesChart of={p} votes={votes} />
            <ul className="mt-6 divide-y divide-line border-t border-line">
              {votes.map((v) => (
                <VoteRow key={v.voter} vote={v} />
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button
                className="mt-4"
                busy={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {messages.common.more}
              </Button>
            )}
          </>
        )
      }}
    </Query>
  )
}

function VoteRow({ vote: v }: { vote: Schema<"Vote"> }) {
  return (
    <li className="py-3 [content-visibility:auto]">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ui">
        <Name address={v.voter} link />
        <Choice of={v.support} />
        <span>{messages.proposals.votesOf(amount(v.weight))}</span>
        <span className="text-ink-3">
          <Time seconds={v.time} />
          {!v.final && <span className="ml-2 text-weld">{messages.proposals.course.notFinal}</span>}
        </span>
      </p>
      {v.reason && (
        <p className="mt-1 max-w-measure font-serif text-body whitespace-pre-line">
          <bdi>
            <Shown text={v.reason} />
          </bdi>
        </p>
      )}
    </li>
  )
}
