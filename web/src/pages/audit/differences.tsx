import { Link } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { shortHash } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { Section } from "@/ui/page"

const m = messages.audit

/** Every difference, with its place. */
export function Differences({ report }: { report: Schema<"Report"> }) {
  if (report.differences.length === 0) return null
  return (
    <Section title={m.differences.title} id="differences">
      <ol className="divide-y divide-line rounded-control border border-madder bg-surface">
        {report.differences.map((d, i) => (
          <li key={i} className="p-4 [content-visibility:auto]">
            <p className="text-body font-semibold">{m.differences.kinds[d.kind] ?? d.kind}</p>
            <p className="mt-1 flex flex-wrap gap-x-3 text-ui text-ink-2">
              {d.dataset && (
                <Link to="/datasets/$id" params={{ id: d.dataset }} className="font-mono underline">
                  {shortHash(d.dataset)}
                </Link>
              )}
              {d.path && (
                <bdi className="font-mono">
                  <Shown text={d.path} />
                </bdi>
              )}
              {d.start !== undefined && d.end !== undefined && (
                <span>{m.differences.bytes(d.start, d.end)}</span>
              )}
            </p>
            <p className="mt-1 text-ui text-ink-3">
              <Shown text={d.detail} />
            </p>
          </li>
        ))}
      </ol>
      {report.truncated && <p className="mt-2 text-ui text-madder">{m.differences.truncated}</p>}
    </Section>
  )
}
