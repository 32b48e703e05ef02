import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { Schema } from "@/api/client"
import { datasetQuery } from "@/api/queries"
import { useChainNow } from "@/chain-time"
import { messages } from "@/messages"
import { Timeline } from "@/parts/charts"
import { Shown } from "@/parts/document"
import { metadataQuery } from "@/parts/effect/preview"
import { ProofChain } from "@/parts/proof-chain/proof-chain"
import { RemoveActions } from "@/parts/remove"
import { StatusLine } from "@/parts/status-line"
import { Button } from "@/ui/button"
import { Page, Section } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { Loading, Query } from "@/ui/states"
import { Tabs } from "@/ui/tabs"
import { Documents } from "./documents"
import { Facts } from "./facts"
import { Imports } from "./imports"
import { life } from "./life"
import { DatasetName, isShown, useMetadata, useName } from "./name"
import { documentPages } from "./queries"

const route = getRouteApi("/datasets/$id")
const m = messages.datasets

/** A dataset: where it stands, by which vote, what it holds, its imports, its proof. */
export default function Dataset() {
  const { id } = route.useParams()
  const { tab = "documents" } = route.useSearch()
  const dataset = useQuery(datasetQuery(id))
  const d = dataset.data
  const told = useQuery({ ...metadataQuery(id), enabled: d?.metadata !== undefined && isShown(d) })
  // Its files are asked for at the same time as its description, not after it.
  useInfiniteQuery({ ...documentPages(id), enabled: d?.askable === true && tab === "documents" })
  // Name and description stand above everything, so the page waits for them, but not for long.
  const unnamed = useUnlessLate(told.isLoading)
  if (!d || unnamed) {
    return <Page title={m.one}>{d ? <Loading lines={9} /> : <Query of={dataset}>{() => null}</Query>}</Page>
  }
  return <Known of={d} />
}

/** Longest time that the page is held back for its name, in milliseconds. */
const patience = 1500

/** Whether something is still waited for: no longer once it took too long. */
function useUnlessLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const t = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(t)
  }, [waiting])
  return waiting && !late
}

function Known({ of: d }: { of: Schema<"DatasetDetail"> }) {
  const { tab = "documents" } = route.useSearch()
  const navigate = useNavigate()
  const told = useMetadata(d)
  return (
    <Page title={useName(d)} heading={<DatasetName dataset={d} />} actions={<RemoveActions dataset={d} />}>
      <Panel>
        <StatusLine dataset={d} />
      </Panel>
      {told?.description && (
        <div className="mt-6 max-w-measure">
          <p dir="auto" className="font-serif text-read whitespace-pre-wrap">
            <Shown text={told.description} />
          </p>
          <p className="mt-1 text-meta text-ink-3">{m.told}</p>
        </div>
      )}
      <div className="mt-6">
        <Facts of={d} />
      </div>
      <Life of={d} />
      <div className="mt-8">
        <Tabs
          label={m.tabs.label}
          value={tab}
          tabs={(["documents", "imports", "proof"] as const).map((value) => ({
            value,
            title: m.tabs[value],
          }))}
          onChange={(to) =>
            void navigate({
              to: "/datasets/$id",
              params: { id: d.id },
              search: { tab: to === "documents" ? undefined : to },
              replace: true,
              resetScroll: false,
            })
          }
        >
          {tab === "documents" && <Documents of={d} />}
          {tab === "imports" && <Imports of={d} />}
          {tab === "proof" && (
            <div className="max-w-measure">
              <ProofChain subject={{ dataset: d.id }} />
            </div>
          )}
        </Tabs>
      </div>
    </Page>
  )
}

function Life({ of: d }: { of: Schema<"DatasetDetail"> }) {
  const now = useChainNow()
  const [table, setTable] = useState(false)
  const { events, spans } = life(d, now)
  if (events.length === 0) return null
  return (
    <Section
      title={m.timeline.title}
      id="timeline"
      actions={
        <Button
          look="quiet"
          size="small"
          className="-mr-3"
          aria-expanded={table}
          onClick={() => setTable(!table)}
        >
          {table ? m.timeline.hide : m.timeline.show}
        </Button>
      }
    >
      <Timeline
        title={m.timeline.title}
        now={now}
        spans={spans}
        showTable={table}
        words={!table}
        events={events.map(({ proposal, ...e }) => ({
          ...e,
          link: (
            <>
              {proposal ? (
                <Link to="/proposals/$id" params={{ id: proposal }} className="text-woad underline">
                  {e.label}
                </Link>
              ) : (
                e.label
              )}
              {e.hollow && ` (${m.timeline.notFinal})`}
            </>
          ),
        }))}
      />
    </Section>
  )
}
