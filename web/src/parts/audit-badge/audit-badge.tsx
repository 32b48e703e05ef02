import { useIsMutating, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { CircleDashed, Clock, ShieldCheck, TriangleAlert } from "lucide-react"
import { auditQuery, statusQuery } from "@/api/queries"
import { useSecond } from "@/chain-time"
import { messages } from "@/messages"
import { TimeOf } from "@/ui/time"
import { verdict, type Verdict } from "./verdict"

const m = messages.audit.badge

/** By which a running audit is known; see pages/audit. */
export const auditRun = ["audit", "run"]

/** The last audit; not asked for until the status says that there is one. */
export function useLastAudit() {
  const status = useQuery(statusQuery)
  const last = useQuery({ ...auditQuery, enabled: !!status.data?.last_audit })
  return { status, last, none: !!status.data && !status.data.last_audit && !last.data }
}

/** What the badge says now. */
export function useVerdict(): Verdict | { kind: "checking" | "reading" | "unreadable" } {
  const { status, last, none } = useLastAudit()
  const running = useIsMutating({ mutationKey: auditRun }) > 0
  const now = useSecond()
  if (running) return { kind: "checking" }
  if (none) return { kind: "unknown" }
  if (!last.data) {
    // Of what is still on its way nothing is said, neither good nor bad.
    const reading = status.isPending || (!!status.data?.last_audit && last.isPending)
    return { kind: reading ? "reading" : "unreadable" }
  }
  return verdict(last.data, status.data, now)
}

const icons = {
  equal: ShieldCheck,
  differs: TriangleAlert,
  incomplete: Clock,
  changed: Clock,
  stale: Clock,
  unfollowed: Clock,
  checking: CircleDashed,
  reading: CircleDashed,
  unknown: CircleDashed,
  unreadable: CircleDashed,
}

/** A verdict in a sentence, without its age. */
export function verdictText(v: ReturnType<typeof useVerdict>): string {
  switch (v.kind) {
    case "differs":
      return m.differs(v.differences)
    case "equal":
    case "changed":
    case "stale":
    case "incomplete":
    case "unfollowed":
      return m[v.kind](v.block)
    default:
      return m[v.kind]
  }
}

/** Whether the index equals the approved set, as of which block and how long ago. */
export function AuditBadge() {
  const v = useVerdict()
  const Icon = icons[v.kind]
  const colour =
    v.kind === "differs" ? "font-semibold text-madder" : v.kind === "equal" ? "text-ink" : "text-ink-3"
  return (
    <Link
      to="/audit"
      data-verdict={v.kind}
      className={"flex min-h-10 items-start gap-2 rounded-chip text-ui hover:underline " + colour}
    >
      <Icon size={20} strokeWidth={1.5} aria-hidden className="shrink-0" />
      <span>
        {verdictText(v)}
        {"ended" in v && (
          <>
            <span className="sr-only"> · </span>
            <span className="block text-ink-3">
              <TimeOf text={v.ended} />
            </span>
          </>
        )}
      </span>
    </Link>
  )
}
