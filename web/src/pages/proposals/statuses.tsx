import { useQueries } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { datasetQuery } from "@/api/queries"
import { messages } from "@/messages"
import { StatusLine } from "@/parts/status-line"
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
  const known = datasets.flatMap((d) => (d.data ? [d.data] : []))
  if (known.length === 0) return null
  return (
    <div className="mb-8">
      <Section title={messages.proposals.statuses(ids.length)}>
        <ul className="space-y-4">
          {known.map((d) => (
            <li key={d.id}>
              <StatusLine dataset={d} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
