import { useMutation, useQueryClient } from "@tanstack/react-query"
import { CircleDashed, Clock, ShieldCheck, TriangleAlert } from "lucide-react"
import { api, data, Problem, type Schema } from "@/api/client"
import { auditQuery, statusQuery } from "@/api/queries"
import { messages } from "@/messages"
import { auditRun, useLastAudit, useVerdict, verdictText } from "@/parts/audit-badge/audit-badge"
import { Button } from "@/ui/button"
import { Page } from "@/ui/page"
import { Notice } from "@/ui/panel"
import { Failed } from "@/ui/states"
import { TimeOf } from "@/ui/time"
import { Differences } from "./differences"
import { Offline } from "./offline"
import { Report } from "./report"

const m = messages.audit

/** Audit: whether the index is what was approved, and how to check it. */
export default function Audit() {
  const client = useQueryClient()
  const { last, status } = useLastAudit()
  const reading = useVerdict().kind === "reading"
  const run = useMutation({
    mutationKey: auditRun,
    mutationFn: () => data(api.POST("/api/v1/audit")),
    onSuccess: async (result) => {
      client.setQueryData(auditQuery.queryKey, result)
      await client.invalidateQueries({ queryKey: statusQuery.queryKey })
    },
  })
  return (
    <Page title={m.title} lead={m.lead}>
      <VerdictPanel run={() => run.mutate()} running={run.isPending} report={last.data} />
      {run.error && (
        <div className="mt-4">
          <Refused error={run.error} />
        </div>
      )}
      {last.error && !last.data && (
        <div className="mt-4">
          <Failed error={last.error} retry={() => void last.refetch()} />
        </div>
      )}
      {last.data && (
        <>
          <Differences report={last.data.report} />
          <Report run={last.data} status={status.data} />
        </>
      )}
      {/* Not before what stands above it, which would push it down. */}
      {!reading && <Offline dev={status.data?.chain.dev_chain} />}
    </Page>
  )
}

const looks = {
  equal: { icon: ShieldCheck, edge: "border-s-ink" },
  differs: { icon: TriangleAlert, edge: "border-s-madder" },
  incomplete: { icon: Clock, edge: "border-s-weld" },
  changed: { icon: Clock, edge: "border-s-weld" },
  stale: { icon: Clock, edge: "border-s-weld" },
  unfollowed: { icon: Clock, edge: "border-s-weld" },
  checking: { icon: CircleDashed, edge: "border-s-edge" },
  reading: { icon: CircleDashed, edge: "border-s-edge" },
  unknown: { icon: CircleDashed, edge: "border-s-edge" },
  unreadable: { icon: CircleDashed, edge: "border-s-edge" },
}

/** The verdict, before anything else. */
function VerdictPanel({
  run,
  running,
  report,
}: {
  run: () => void
  running: boolean
  report?: Schema<"AuditRun">
}) {
  const v = useVerdict()
  const { icon: Icon, edge } = looks[v.kind]
  const bad = v.kind === "differs"
  return (
    <section
      data-verdict={v.kind}
      className={
        "flex min-h-26 flex-wrap items-start gap-4 rounded-control border border-s-4 border-line p-4 sm:p-6 " +
        edge +
        (bad ? " bg-madder-wash" : " bg-surface")
      }
    >
      <Icon
        size={32}
        strokeWidth={1.5}
        aria-hidden
        className={"shrink-0 " + (bad ? "text-madder" : v.kind === "equal" ? "text-ink" : "text-ink-3")}
      />
      <div className="min-w-0 flex-1 basis-64" role="status">
        <h2 className={"text-title-3 font-semibold " + (bad ? "text-madder" : "")}>{verdictText(v)}</h2>
        <p className="mt-1 text-body text-ink-2">{m.meaning[v.kind]}</p>
        {"ended" in v && report && (
          <p className="mt-1 text-ui text-ink-3">
            <TimeOf text={v.ended} /> · {m.took(report.report.took_ns / 1e9)}
          </p>
        )}
      </div>
      <Button look="primary" busy={running} onClick={run}>
        {running ? m.running : m.run}
      </Button>
    </section>
  )
}

/** Why an audit was not run. */
function Refused({ error }: { error: unknown }) {
  if (error instanceof Problem && error.code === "rate_limited") {
    return <Notice tone="weld" title={m.tooOften(error.body?.retry_after ?? 60)} alert />
  }
  return <Failed error={error} />
}
