import { queryOptions, useQuery } from "@tanstack/react-query"
import { api, data, type Schema } from "@/api/client"
import { datasetQuery } from "@/api/queries"

// What a CID names never changes, so these are not read again when the chain moves.

/** The files of a dataset that a proposal or approval names. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ["previews", id],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets/{id}/preview", { params: { path: { id } }, signal })),
    retry: false,
  })

/** One file's text and the chunks that would be indexed of it. */
export const previewFileQuery = (id: string, path: string) =>
  queryOptions({
    queryKey: ["previews", id, path],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/datasets/{id}/preview/file", { params: { path: { id }, query: { path } }, signal }),
      ),
    retry: false,
  })

/** Whether the server shows what a dataset holds, and its description: not once it is removed. */
export const isShown = (d: Schema<"Dataset">): boolean =>
  d.decision !== "revoked" && d.decision !== "withdrawn" && d.decision !== "expired" && !d.suspended

/** The same of a dataset by its id; undefined until it is known. */
export function useIsShown(id: string): boolean | undefined {
  const { data: d, isError } = useQuery(datasetQuery(id))
  return isError ? true : d && isShown(d)
}

/** What the contributor says of a dataset. Nothing in it is checked. */
export const metadataQuery = (id: string) =>
  queryOptions({
    queryKey: ["previews", id, "", "metadata"],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets/{id}/metadata", { params: { path: { id } }, signal })),
    retry: false,
  })
