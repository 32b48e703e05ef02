import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Problem } from "@/api/client"
import { auditQuery } from "@/api/queries"
import { messages as m } from "@/messages"
import { TimeOf } from "@/ui/time"

/** Whether the index equals the approved set, as of which block and how long ago. */
export function AuditBadge() {
  const { data, error } = useQuery(auditQuery)
  const text = data
    ? data.report.equal
      ? m.audit.badge.equal(data.report.block.number)
      : m.audit.badge.differs(data.report.differences.length)
    : error instanceof Problem && error.code === "no_audit"
      ? m.audit.badge.unknown
      : m.audit.badge.unreadable
  return (
    <Link to="/audit" className="text-ui text-ink-2">
      {text}
      {data && (
        <>
          {" · "}
          <TimeOf text={data.ended} />
        </>
      )}
    </Link>
  )
}
