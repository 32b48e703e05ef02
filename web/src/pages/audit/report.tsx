import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { bytes, count, shortHash } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { CopyButton } from "@/ui/identifier"
import { Section } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { TimeOf } from "@/ui/time"

const m = messages.audit

/** What an audit compared, by which digests, and what it left out. */
export function Report({ run, status }: { run: Schema<"AuditRun">; status?: Schema<"Status"> }) {
  const r = run.report
  const c = r.counts
  const digests = [
    [m.digests.index, m.digests.indexHelp, r.digest],
    [m.digests.expected, m.digests.expectedHelp, r.expected],
    [m.digests.requests, m.digests.requestsHelp, r.requests],
    [m.digests.settings, m.digests.settingsHelp, r.settings],
  ] as const
  const same = r.digest === r.expected
  const counts: [string, string][] = [
    [count(c.approvals), m.counts.approvals(c.approvals)],
    [count(c.requests), m.counts.requests(c.requests)],
    [count(c.signatures), m.counts.signatures(c.signatures)],
    [count(c.datasets), m.counts.datasets(c.datasets)],
    [count(c.files), m.counts.files(c.files)],
    [bytes(c.bytes), m.counts.bytes],
    [count(c.documents), m.counts.documents(c.documents)],
    [count(c.chunks), m.counts.chunks(c.chunks)],
  ]
  return (
    <>
      <Section title={m.digests.title} id="digests">
        <p className="mb-3 max-w-measure text-ui text-ink-3">{m.digests.lead}</p>
        <Panel>
          <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
            {digests.map(([name, help, value]) => (
              <div key={name} className="contents">
                <dt className="text-ui max-sm:-mb-3">
                  <span className="font-semibold">{name}</span> <span className="text-ink-3">{help}</span>
                </dt>
                <dd className="flex items-start gap-1">
                  <code className="font-mono text-ui break-all" translate="no">
                    {value}
                  </code>
                  <CopyButton text={value} what={m.digests.copy(name.toLowerCase())} />
                </dd>
              </div>
            ))}
            <div className="contents">
              <dt className="text-ui font-semibold max-sm:-mb-3">
                {m.digests.block} {count(r.block.number)}
              </dt>
              <dd className="flex items-start gap-1">
                <code className="font-mono text-ui break-all" translate="no">
                  {r.block.hash}
                </code>
                <CopyButton text={r.block.hash} what={messages.common.identifier.hash} />
              </dd>
            </div>
          </dl>
          <p
            className={
              "mt-4 border-t border-line pt-3 text-ui " + (same ? "text-ink-2" : "font-semibold text-madder")
            }
          >
            {same ? m.digests.same : m.digests.different}
          </p>
          {status && status.index.digest !== r.digest && (
            <p className="mt-2 text-ui text-weld">
              {m.digests.now} <code className="font-mono break-all">{status.index.digest}</code>
            </p>
          )}
        </Panel>
      </Section>
      <Section title={m.counts.title} id="counts">
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
          {counts.map(([n, what]) => (
            <div key={what} className="flex flex-col-reverse justify-end">
              <dt className="text-ui text-ink-3">{what}</dt>
              <dd className="text-title-3 font-semibold">{n}</dd>
            </div>
          ))}
        </dl>
        {c.not_rechecked > 0 && (
          <p className="mt-3 text-ui text-weld">
            {count(c.not_rechecked)} {m.counts.notRechecked}
          </p>
        )}
      </Section>
      <List title={m.lists.pending} help={m.lists.pendingHelp} of={r.pending} />
      <Suspended of={r.suspended} />
      <List title={m.lists.failed} help={m.lists.failedHelp} of={r.failed} />
      <List title={m.lists.refused} help={m.lists.refusedHelp} of={r.refused} />
    </>
  )
}

function List({ title, help, of }: { title: string; help: string; of: Schema<"Pending">[] }) {
  if (of.length === 0) return null
  return (
    <Section title={<Counted title={title} n={of.length} help={help} />}>
      <Rows>
        {of.map((p) => (
          <Row key={p.dataset} dataset={p.dataset}>
            {p.state}
            {p.reason && ": " + p.reason}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

function Suspended({ of }: { of: Schema<"Suspension">[] }) {
  if (of.length === 0) return null
  return (
    <Section title={<Counted title={m.lists.suspended} n={of.length} help={m.lists.suspendedHelp} />}>
      <Rows>
        {of.map((s) => (
          <Row key={s.dataset} dataset={s.dataset}>
            <bdi>
              <Shown text={s.reason} />
            </bdi>{" "}
            · <TimeOf text={s.at} />
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

const Counted = ({ title, n, help }: { title: string; n: number; help: string }) => (
  <>
    {title} ({count(n)}) <span className="text-ui font-normal text-ink-3">{help}</span>
  </>
)

const Rows = ({ children }: { children: ReactNode }) => (
  <ul className="divide-y divide-line rounded-control border border-line bg-surface">{children}</ul>
)

const Row = ({ dataset, children }: { dataset: string; children: ReactNode }) => (
  <li className="flex flex-wrap gap-x-4 px-4 py-3 text-ui [content-visibility:auto]">
    <Link to="/datasets/$id" params={{ id: dataset }} className="font-mono underline">
      {shortHash(dataset)}
    </Link>
    <span className="text-ink-2">{children}</span>
  </li>
)
