import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Check as Tick, Minus, X } from "lucide-react"
import type { ReactNode } from "react"
import { proposalQuery, statusQuery } from "@/api/queries"
import { shortHash } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { CopyButton, Identifier } from "@/ui/identifier"
import { Failed } from "@/ui/states"
import type { Check } from "./check"
import { useChecks, type LinkName } from "./rows"

const m = messages.proof

/** What is to be proved: a dataset, or a file of it, or a passage of that file. */
export interface ProofSubject {
  /** Id of the dataset (bytes32). */
  dataset: string
  file?: { path: string; cid: string }
  /** Byte range [start, end) in the file and exactly these bytes as text. */
  passage?: { start: number; end: number; text: string }
}

/**
 * The chain of proof as a vertical rail: passage → file → CID → dataset → contributor →
 * proposal → transaction, each with its value and how it is checked.
 */
export function ProofChain({ subject }: { subject: ProofSubject }) {
  const { dataset, checks, error } = useChecks(subject)
  const { data: status } = useQuery(statusQuery)
  const rows: [LinkName, ReactNode][] = []
  const { passage, file } = subject
  if (passage) rows.push(["chunk", m.chunk(passage.start, passage.end)])
  if (file) {
    rows.push([
      "file",
      <>
        <span className="font-mono text-[0.9375em]">
          <Path text={file.path} />
        </span>{" "}
        <Identifier kind="cid" value={file.cid} />{" "}
        <Gateway cid={file.cid} base={status?.gateway} format="raw" />
      </>,
    ])
  }
  if (dataset) {
    rows.push([
      "cid",
      <>
        <Identifier kind="cid" value={dataset.cid} />{" "}
        <Gateway cid={dataset.cid} base={status?.gateway} format="car" />
      </>,
    ])
  }
  rows.push([
    "dataset",
    <>
      <Link
        to="/datasets/$id"
        params={{ id: subject.dataset }}
        className="font-mono text-[0.9375em] underline"
      >
        {shortHash(subject.dataset)}
      </Link>
      <CopyButton text={subject.dataset} what={messages.common.identifier.hash} />{" "}
      {dataset && <span className="text-ink-3">{m.collection(dataset.collection)}</span>}
    </>,
  ])
  if (dataset) rows.push(["contributor", <Identifier key="c" kind="address" value={dataset.contributor} />])
  const approval = dataset?.approval
  if (approval?.proposal_id) {
    rows.push(["proposal", <ProposalLink key="p" id={approval.proposal_id} />])
  }
  if (approval) {
    rows.push([
      "transaction",
      <>
        <Identifier kind="hash" value={approval.tx} />{" "}
        <span className="text-ink-3">{m.block(approval.block)}</span>
      </>,
    ])
  }
  return (
    <section aria-label={m.title}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-ui font-semibold">{m.title}</h3>
        <Summary checks={rows.map(([name]) => checks[name])} />
      </div>
      {error !== null && error !== undefined && !dataset && <Failed error={error} />}
      <ol>
        {rows.map(([name, value], i) => (
          <Row
            key={name}
            name={name}
            value={value}
            check={checks[name] ?? { state: "checking" }}
            last={i === rows.length - 1}
          />
        ))}
      </ol>
    </section>
  )
}

/** The proposal by the number that people know it by, and by the id that the chain knows. */
function ProposalLink({ id }: { id: string }) {
  const { data: known } = useQuery(proposalQuery(id))
  return (
    <>
      <Link to="/proposals/$id" params={{ id }} className="underline">
        {known && <>#{known.number} </>}
        <span className="font-mono text-[0.9375em]">{shortHash(id)}</span>
      </Link>
      <CopyButton text={id} what={m.rows.proposal.toLowerCase()} />
    </>
  )
}

function Summary({ checks }: { checks: (Check | undefined)[] }) {
  const bad = checks.filter((c) => c?.state === "mismatch").length
  const here = checks.filter((c) => c?.state === "verified").length
  return (
    <p role="status" className={"text-meta font-semibold " + (bad ? "text-madder" : "text-ink-2")}>
      {bad ? m.mismatches(bad) : m.summary(here, checks.length)}
    </p>
  )
}

function Row({
  name,
  value,
  check,
  last,
}: {
  name: LinkName
  value: ReactNode
  check: Check
  last: boolean
}) {
  return (
    <li data-link={name} data-check={check.state} className="relative flex gap-3 pb-4 last:pb-0">
      {!last && <span aria-hidden="true" className="absolute start-[9px] top-6 bottom-0 w-px bg-line" />}
      <Node state={check.state} />
      <div className="min-w-0 flex-1">
        <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-x-2 text-ui">
          <span className="text-ink-3">{m.rows[name]}</span>
          <span>{value}</span>
        </div>
        <p className={"text-meta " + (check.state === "mismatch" ? "text-madder" : "text-ink-3")}>
          <span className={check.state === "verified" || check.state === "mismatch" ? "font-semibold" : ""}>
            {m.state[check.state]}
          </span>
          {said(name, check)}
        </p>
        {check.state === "mismatch" && (
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-chip border-s-4 border-s-madder bg-madder-wash px-3 py-2 text-meta">
            {([m.named, m.found] as const).map((label, i) => {
              const v = i === 0 ? check.named : check.found
              return (
                <div key={label} className="contents">
                  <dt>{label}</dt>
                  <dd className="font-mono break-all whitespace-pre-wrap">
                    <bdi>{v || m.nothing}</bdi>
                  </dd>
                </div>
              )
            })}
          </dl>
        )}
      </div>
    </li>
  )
}

/** The words after a check's state. */
function said(name: LinkName, check: Check): string {
  switch (check.state) {
    case "verified":
      return ": " + (name === "contributor" ? m.how.contributor : m.how[check.how])
    case "server":
      return check.why ? "; " + m.why[check.why] : ""
    case "unavailable":
      return ": " + m.unavailable[check.why]
    default:
      return ""
  }
}

/** A link's node on the rail. Only what was computed here has a tick. */
function Node({ state }: { state: Check["state"] }) {
  const round = "mt-px inline-flex size-5 shrink-0 items-center justify-center rounded-full "
  switch (state) {
    case "verified":
      return (
        <span aria-hidden="true" className={round + "bg-ink text-surface"}>
          <Tick size={14} strokeWidth={2.5} />
        </span>
      )
    case "mismatch":
      return (
        <span aria-hidden="true" className={round + "bg-madder text-on-colour"}>
          <X size={14} strokeWidth={2.5} />
        </span>
      )
    case "unavailable":
      return (
        <span aria-hidden="true" className={round + "border border-edge text-ink-3"}>
          <Minus size={14} strokeWidth={2} />
        </span>
      )
    default:
      return (
        <span
          aria-hidden="true"
          className={round + "border border-edge " + (state === "checking" ? "border-dashed" : "")}
        />
      )
  }
}

/** The content itself, from the server's trustless gateway. */
function Gateway({ cid, base, format }: { cid: string; base?: string; format: "raw" | "car" }) {
  if (!base) return null
  return (
    <a
      href={`${base.replace(/\/$/, "")}/ipfs/${cid}?format=${format}`}
      rel="noopener noreferrer"
      target="_blank"
      className="text-meta whitespace-nowrap text-woad underline"
    >
      {m.gateway}
    </a>
  )
}
