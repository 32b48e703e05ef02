import { useQuery } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { shortCID } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Sentence } from "@/parts/effect"
import { isShown, metadataQuery } from "@/parts/effect/preview"

type Dataset = Schema<"Dataset">

export { isShown }

/** What the contributor says of a dataset, where there is something and it is shown. */
export const useMetadata = (d: Dataset): Schema<"Metadata"> | undefined =>
  useQuery({ ...metadataQuery(d.id), enabled: d.metadata !== undefined && isShown(d) }).data

/** A dataset's name in words: the contributor's title, else its CID. */
export function useName(d: Dataset): string {
  const title = useMetadata(d)?.title.trim()
  return title || messages.datasets.unnamed(shortCID(d.cid))
}

/** The same as an element: others wrote it, so nothing in it turns or hides text. */
export function DatasetName({ dataset: d }: { dataset: Dataset }) {
  const title = useMetadata(d)?.title.trim()
  return <bdi>{title ? <Shown text={title} /> : <Sentence text={messages.datasets.unnamed(d.cid)} />}</bdi>
}
