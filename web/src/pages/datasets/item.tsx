import { Link } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { Name } from "@/parts/name"
import { StatusLine } from "@/parts/status-line"
import { SinceOf } from "@/ui/time"
import { DatasetName } from "./name"

const m = messages.datasets

/** A dataset in the list: what it is, where it stands, who brought it. */
export function Item({ of: d }: { of: Schema<"Dataset"> }) {
  const i = d.import
  return (
    <article className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-body font-semibold">
          <Link
            to="/datasets/$id"
            params={{ id: d.id }}
            className="underline-offset-4 hover:underline pointer-coarse:inline-block pointer-coarse:py-2"
          >
            <DatasetName dataset={d} />
          </Link>
        </h2>
        <StatusLine dataset={d} compact />
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-ui text-ink-2">
        <span>
          {m.in("")}
          <Link
            to="/datasets"
            search={{ collection: d.collection }}
            className="underline-offset-2 hover:underline"
          >
            <bdi>{d.collection}</bdi>
          </Link>
        </span>
        <span>
          {m.by} <Name address={d.contributor} link />
        </span>
        {d.licence && (
          <bdi>
            <Shown text={d.licence} />
          </bdi>
        )}
        {i && i.state !== "purged" && i.files > 0 && (
          <>
            <span>{m.files(i.files)}</span>
            <span>{bytes(i.bytes)}</span>
          </>
        )}
        {d.askable && i?.ready_at && (
          <span className="text-ink-3">
            <SinceOf text={i.ready_at} />
          </span>
        )}
      </p>
    </article>
  )
}
