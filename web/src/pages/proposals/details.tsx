import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useId } from "react"
import type { Schema } from "@/api/client"
import { count, shortCID } from "@/format"
import { messages } from "@/messages"
import { Markdown } from "@/parts/markdown"
import { inputClass } from "@/ui/field"
import { Tabs } from "@/ui/tabs"
import { Changes } from "./changes"
import { Files } from "./files"
import { Voters } from "./voters"

const route = getRouteApi("/proposals/$id")
const m = messages.proposals

type Dataset = Schema<"DatasetEffect">
type Tab = "files" | "chunks" | "changes" | "text" | "voters"

/** All there is to judge a proposal by, one thing at a time; which one is in the URL. */
export function Details({ of: p }: { of: Schema<"Proposal"> }) {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const datasets = p.effects.flatMap((e) => e.datasets ?? []).filter((d) => !d.malformed && d.cid)
  const approved = new Set(
    p.effects.filter((e) => e.kind === "approve").flatMap((e) => e.datasets?.map((d) => d.id) ?? []),
  )
  const dataset = datasets.find((d) => d.id === search.dataset) ?? datasets[0]
  const tabs: { value: Tab; title: string }[] = [
    ...(dataset ? (["files", "chunks"] as const) : []),
    ...(dataset && approved.has(dataset.id) ? (["changes"] as const) : []),
    "text" as const,
    "voters" as const,
  ].map((value) => ({
    value,
    title: value === "voters" ? m.tabs.voters(count(p.tally.voters)) : m.tabs[value],
  }))
  const tab = tabs.find((t) => t.value === search.tab)?.value ?? tabs[0]?.value ?? "text"
  const go = (to: typeof search) =>
    void navigate({ to: "/proposals/$id", params: { id }, search: to, replace: true, resetScroll: false })
  const keep = { tab, dataset: search.dataset, path: search.path, against: search.against }

  return (
    <Tabs label={m.tabs.label} tabs={tabs} value={tab} onChange={(t) => go({ ...keep, tab: t })}>
      {datasets.length > 1 && dataset && (tab === "files" || tab === "chunks" || tab === "changes") && (
        <Choose datasets={datasets} value={dataset.id} onChange={(d) => go({ tab, dataset: d })} />
      )}
      {(tab === "files" || tab === "chunks") && dataset && (
        <Files
          key={dataset.id}
          dataset={dataset.id}
          path={search.path}
          view={tab}
          onChoose={(path) => go({ ...keep, path })}
        />
      )}
      {tab === "changes" && dataset && named(dataset) && (
        <Changes
          dataset={dataset}
          against={search.against}
          path={search.path}
          onChoose={(to) => go({ ...keep, path: undefined, ...to })}
        />
      )}
      {tab === "text" && (
        <div className="max-w-measure">
          {p.prose.trim() ? (
            <Markdown source={p.prose} identifiers />
          ) : (
            <p className="text-ink-2">{m.noText}</p>
          )}
        </div>
      )}
      {tab === "voters" && <Voters of={p} />}
    </Tabs>
  )
}

const named = (d: Dataset): d is Dataset & { contributor: string; collection: string } =>
  d.contributor !== undefined && d.collection !== undefined

function Choose({
  datasets,
  value,
  onChange,
}: {
  datasets: Dataset[]
  value: string
  onChange: (id: string) => void
}) {
  const id = useId()
  return (
    <div className="mb-4 max-w-[28rem]">
      <label htmlFor={id} className="mb-1 block text-ui font-semibold">
        {m.files.dataset}
      </label>
      <select id={id} className={inputClass} value={value} onChange={(e) => onChange(e.target.value)}>
        {datasets.map((d, i) => (
          <option key={d.id} value={d.id}>
            {m.files.datasetOf(i + 1, shortCID(d.cid ?? d.id))}
          </option>
        ))}
      </select>
    </div>
  )
}
