import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { bytes, count } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { metadataQuery, previewQuery, useIsShown } from "./preview"

const m = messages.proposals.effect

/** What the files themselves and their contributor say of a dataset: not from the calldata. */
export function FromFiles({ dataset }: { dataset: Schema<"DatasetEffect"> }): ReactNode {
  const shown = useIsShown(dataset.id)
  const files = useQuery({ ...previewQuery(dataset.id), enabled: shown === true })
  const told = useQuery({
    ...metadataQuery(dataset.id),
    enabled: shown === true && dataset.metadata !== undefined,
  })
  const parts = [
    files.data && m.files(count(files.data.total), files.data.total),
    files.data && bytes(files.data.bytes),
  ].filter(Boolean)
  if (shown === false) return messages.datasets.documents.gone
  if (files.isPending || (told.isPending && dataset.metadata !== undefined)) return <>&nbsp;</>
  if (parts.length === 0 && !told.data?.title) return files.error ? m.filesAway : null
  return (
    <>
      <span className="text-ink-3">{m.fromFiles}</span>{" "}
      {told.data?.title && (
        <bdi className="font-serif text-ink">
          <Shown text={told.data.title} />
        </bdi>
      )}
      {told.data?.title && parts.length > 0 && ", "}
      {parts.join(", ")}
    </>
  )
}
