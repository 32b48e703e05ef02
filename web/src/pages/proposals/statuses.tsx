import { useQueries } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { datasetQuery } from "@/api/queries"
import { messages } from "@/messages"
import { StatusLine, StatusLineRoom } from "@/parts/status-line"
import { Section } from "@/ui/page"

/** Of how many datasets the status is shown. */
const shown = 5

/** How far the datasets of an approval are on their way into the knowledge base. */
export function Statuses({ of: p }: { of: Schema<"Proposal"> }) {
  const ids = p.effects
    .filter((e) => e.kind === "approve" || e.kind === "revoke")
    .flatMap((e) => e.datasets ?? [])
    .filter((d) => !d.malformed)
    .map((d) => d.id)
  const datasets = useQueries({ queries: ids.slice(0, shown).map((id) => datasetQuery(id)) })
  // One that cannot be read has no status to show; what it holds says so below.
  const rows = datasets.filter((d) => !d.error || d.data)
  if (rows.length === 0) return null
  return (
    <div className="mb-8">
      <Section title={messages.proposals.statuses(ids.length)}>
        <ul className="space-y-4">
          {rows.map(({ data: d }, i) => (
            <li key={d?.id ?? i}>{d ? <StatusLine dataset={d} /> : <StatusLineRoom />}</li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
