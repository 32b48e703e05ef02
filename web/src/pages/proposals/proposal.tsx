import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { proposalQuery } from "@/api/queries"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Name } from "@/parts/name"
import { EffectList, EffectTitle, Mismatches, NextMoment, StateChip } from "@/parts/effect"
import { useWallet } from "@/session/wallet"
import { Page, Section } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { Query } from "@/ui/states"
import { CourseList } from "./course-list"
import { Details } from "./details"
import { VotePanel } from "./vote-panel"
import { Statuses } from "./statuses"

const route = getRouteApi("/proposals/$id")
const m = messages.proposals

/** One proposal: what it would do, how the vote stands, and all there is to judge it by. */
export default function Proposal() {
  const { id } = route.useParams()
  const { account } = useWallet()
  const proposal = useQuery({
    ...proposalQuery(id, account?.address),
    placeholderData: (before) =>
      before && [before.id, String(before.number)].includes(id) ? before : undefined,
  })
  const p = proposal.data
  return (
    <Page
      title={m.one(p ? String(p.number) : id)}
      heading={p && <EffectTitle of={p} />}
      lead={p && <Lead of={p} />}
    >
      <Query of={proposal}>{(known) => <Body of={known} />}</Query>
    </Page>
  )
}

function Lead({ of: p }: { of: Schema<"Proposal"> }) {
  return (
    <>
      <p className="font-serif text-read text-ink">
        <bdi>
          <Shown text={p.title} />
        </bdi>
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ui text-ink-3">
        <StateChip state={p.state} /> <span>{m.number(p.number)}</span> <NextMoment of={p} />
        <span>
          {m.by} <Name address={p.proposer} link />
        </span>
        {p.only_proposer && (
          <span>
            {m.effect.only} <Name address={p.only_proposer} /> {m.effect.onlyProposer}
          </span>
        )}
      </p>
    </>
  )
}

function Body({ of: p }: { of: Schema<"Proposal"> }) {
  return (
    <div
      className={
        "grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] " +
        (p.state === "active" ? "max-md:pb-16" : "")
      }
    >
      <div className="min-w-0 space-y-6">
        <Mismatches of={p.mismatches} />
        <Panel>
          <h2 className="mb-3 text-title-3 font-semibold">
            {m.effect.title} <span className="text-ui font-normal text-ink-3">{m.effect.from}</span>
          </h2>
          <EffectList proposal={p} />
        </Panel>
      </div>
      <aside className="min-w-0 lg:row-span-2">
        <div className="space-y-6 lg:sticky lg:top-20">
          <Panel>
            <VotePanel of={p} />
          </Panel>
          <Panel className="max-lg:hidden">
            <h2 className="mb-3 text-title-3 font-semibold">{m.course.title}</h2>
            <CourseList of={p} />
          </Panel>
        </div>
      </aside>
      <div className="min-w-0">
        <Statuses of={p} />
        <Details of={p} />
        <div className="mt-8 lg:hidden">
          <Section title={m.course.title}>
            <CourseList of={p} />
          </Section>
        </div>
      </div>
    </div>
  )
}
