import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { proposalQuery, statusQuery } from "@/api/queries"
import { count, shortHash } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Name } from "@/parts/name"
import { CopyButton, Identifier } from "@/ui/identifier"
import { Time } from "@/ui/time"
import { useMetadata } from "./name"

const m = messages.datasets.facts
const linkClass = "text-woad underline underline-offset-2"

/** What a dataset is: amounts, licence, who brought it, by which vote it is in. */
export function Facts({ of: d }: { of: Schema<"DatasetDetail"> }) {
  const told = useMetadata(d)
  const i = d.import
  const held = i && i.state !== "purged" && i.files > 0
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-ui sm:grid-cols-3 lg:grid-cols-4">
      {held && (
        <>
          <Fact name={m.files}>{m.amount(i.files, i.bytes)}</Fact>
          <Fact name={m.passages}>{count(i.chunks)}</Fact>
        </>
      )}
      <Fact name={m.licence}>
        <bdi>
          <Shown text={d.licence || m.none} />
        </bdi>
      </Fact>
      <Fact name={m.collection}>
        <Link to="/datasets" search={{ collection: d.collection }} className={linkClass}>
          <bdi>{d.collection}</bdi>
        </Link>
      </Fact>
      <Fact name={m.contributor}>
        <Name address={d.contributor} link copy />
      </Fact>
      <Fact name={m.cid}>
        <Identifier kind="cid" value={d.cid} /> <Gateway of={d.cid} />
      </Fact>
      {d.approval && (
        <Fact name={d.approval.proposal_id ? m.approved : m.approvedIn}>
          <Decision of={d.approval} />
        </Fact>
      )}
      {d.ended && (d.decision === "revoked" || d.decision === "withdrawn") && (
        <Fact name={d.ended.proposal_id ? m.ended : m.endedIn}>
          <Decision of={d.ended} />
        </Fact>
      )}
      {d.approval && <Fact name={m.expiry}>{d.expiry ? <Time seconds={d.expiry} /> : m.never}</Fact>}
      {told?.source && (
        <Fact name={m.source}>
          <bdi>
            <Shown text={told.source} />
          </bdi>
        </Fact>
      )}
      {told?.previous && (
        <Fact name={m.previous}>
          <Link to="/datasets/$id" params={{ id: told.previous }} className={linkClass + " font-mono"}>
            {shortHash(told.previous)}
          </Link>
        </Fact>
      )}
    </dl>
  )
}

/** Leads to the bytes themselves; its room is kept until the gateway's address is known. */
function Gateway({ of: cid }: { of: string }) {
  const status = useQuery(statusQuery)
  const base = status.data?.gateway
  const look = linkClass + " inline-block whitespace-nowrap"
  if (status.isPending) return <span className={look + " invisible"}>{m.openGateway}</span>
  return (
    base && (
      <a href={`${base}/ipfs/${cid}?format=car`} className={look} rel="noopener noreferrer">
        {m.openGateway}
      </a>
    )
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}

/** A decision as the vote it rests on, where there was one, and the transaction. */
function Decision({ of }: { of: Schema<"Event"> }) {
  const id = of.proposal_id
  const proposal = useQuery({ ...proposalQuery(id ?? ""), enabled: id !== undefined })
  return (
    <>
      {id && (
        <>
          <Link to="/proposals/$id" params={{ id }} className={linkClass}>
            {m.proposal} {proposal.isError ? shortHash(id) : m.number(proposal.data?.number)}
          </Link>
          ,{" "}
        </>
      )}
      <span className="whitespace-nowrap">
        {m.block(of.block)}
        <CopyButton text={of.tx} what={messages.common.identifier.hash} />
      </span>
    </>
  )
}
