import { useQuery, useInfiniteQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useMemo, type ReactNode } from "react"
import { memberQuery, settingsQuery } from "@/api/queries"
import { messages } from "@/messages"
import { ProposalCard } from "@/parts/effect"
import { OwnVote } from "@/parts/effect/own-vote"
import { amount, isZero } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button, buttonClass } from "@/ui/button"
import { Page, Section } from "@/ui/page"
import { Empty, Failed, Loading, Query, useThere } from "@/ui/states"
import { Filters } from "./filters"
import { groups, proposalPages, statesOf, type Filter } from "./queries"

const route = getRouteApi("/proposals")
const m = messages.proposals

/** All proposals, those that wait for something first. */
export default function Proposals() {
  const { state, show } = route.useSearch()
  const { account } = useWallet()
  const own: Filter =
    show === "mine"
      ? { proposer: account?.address }
      : show === "unvoted"
        ? { not_voted_by: account?.address }
        : {}
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        <Link to="/contribute" className={buttonClass() + " md:hidden"}>
          {m.proposeData}
        </Link>
      }
    >
      <Filters state={state} show={show} />
      {show && !account ? (
        <NoAccount />
      ) : state ? (
        <Section title={titleOf(state)} id="chosen">
          <List filter={{ ...own, state: statesOf(state) }} empty={<Nothing filtered />} />
        </Section>
      ) : (
        <Groups own={own} filtered={show !== undefined} />
      )}
    </Page>
  )
}

function titleOf(word: string): string {
  const states = statesOf(word)
  if (word === "open" || word === "decided") return m[word]
  return states?.[0] ? m.states[states[0]] : m.title
}

/** Open proposals above those that are decided; one sentence if there are none at all. */
function Groups({ own, filtered }: { own: Filter; filtered: boolean }) {
  const open = useInfiniteQuery(proposalPages({ ...own, state: groups.open }))
  const decided = useInfiniteQuery(proposalPages({ ...own, state: groups.decided }))
  const none = (q: typeof open) => q.data?.pages[0]?.proposals.length === 0
  // Which of the groups there are is known when both have answered: until then nothing moves.
  const there = useThere(!open.isPending && !decided.isPending)
  // Not left to the lists: each would ask again when it appears, and go while it waits.
  const failed = [open, decided].filter((q) => q.error && !q.data)
  if (failed[0]) {
    return <Failed error={failed[0].error} retry={() => void Promise.all(failed.map((q) => q.refetch()))} />
  }
  if (!there) return <Loading lines={9} className="min-h-dvh" />
  if (none(open) && none(decided)) return <Nothing filtered={filtered} />
  return (
    <>
      <Section title={m.open} id="open">
        <List filter={{ ...own, state: groups.open }} empty={<p className="text-ink-2">{m.noneOpen}</p>} />
      </Section>
      {!none(decided) && (
        <Section title={m.decided} id="decided">
          <List filter={{ ...own, state: groups.decided }} empty={null} />
        </Section>
      )}
    </>
  )
}

function List({ filter, empty }: { filter: Filter; empty: ReactNode }) {
  const { account } = useWallet()
  const pages = useInfiniteQuery(proposalPages(filter))
  const own = useQuery({ ...memberQuery(account?.address ?? ""), enabled: account !== undefined })
  const votes = useMemo(() => new Map(own.data?.votes.map((v) => [v.proposal, v.support])), [own.data])
  return (
    <Query of={pages} loading={<Loading lines={6} />}>
      {({ pages: list }) => {
        const all = list.flatMap((p) => p.proposals)
        if (all.length === 0) return empty
        return (
          <>
            <ul className="space-y-3">
              {all.map((p) => (
                <li key={p.id}>
                  <ProposalCard
                    summary={p}
                    vote={
                      own.data &&
                      (votes.has(p.id) || !isZero(own.data.power)) && (
                        <OwnVote support={votes.get(p.id)} state={p.state} />
                      )
                    }
                  />
                </li>
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

function Nothing({ filtered }: { filtered: boolean }) {
  const settings = useQuery(settingsQuery)
  if (filtered)
    return (
      <Empty
        action={
          <Link to="/proposals" className={buttonClass()}>
            {m.showAll}
          </Link>
        }
      >
        {m.noneMatch}
      </Empty>
    )
  const threshold = settings.data?.threshold
  return (
    <Empty
      action={
        <Link to="/contribute" className={buttonClass("primary")}>
          {m.proposeData}
        </Link>
      }
    >
      {threshold === undefined || isZero(threshold) ? m.noneYetAnyone : m.noneYet(amount(threshold))}
    </Empty>
  )
}

function NoAccount() {
  const wallet = useWallet()
  return (
    <Empty
      action={
        <Button look="primary" onClick={wallet.open}>
          {m.connect}
        </Button>
      }
    >
      {m.whoAreYou}
    </Empty>
  )
}
