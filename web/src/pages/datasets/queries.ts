import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api, data, Problem } from "@/api/client"
import type { Schema } from "@/api/client"
import { fileBytes } from "@/parts/source/passage"
import { decodePart } from "./decode"

type Decision = Schema<"Dataset">["decision"]

/** Every decision there is, in the order of a dataset's life. */
export const decisions: Decision[] = [
  "proposed",
  "voting",
  "queued",
  "approved",
  "defeated",
  "cancelled",
  "revoked",
  "withdrawn",
  "expired",
]

export const isDecision = (word: string | undefined): word is Decision => decisions.some((d) => d === word)

/** Datasets, the most recently decided first. */
export const datasetPages = (filter: { decision?: Decision; contributor?: string; collection?: string }) =>
  infiniteQueryOptions({
    queryKey: ["datasets", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/api/v1/datasets", {
          params: {
            query: {
              limit: 50,
              ...(filter.decision && { decision: [filter.decision] }),
              ...(filter.contributor && { contributor: filter.contributor }),
              ...(filter.collection && { collection: filter.collection }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  })

// What a dataset holds never changes while questions see it, so no event makes it old: it is
// not asked for again when the chain moves, also not while it is being removed.

/** The files of a dataset that questions see, by path. */
export const documentPages = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["documents", id, "pages"],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/api/v1/datasets/{id}/documents", {
          params: { path: { id }, query: { limit: 500, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  })

/** The imports of a dataset; the list says ["imports", "list"] so that events reach it. */
export const importsQuery = (dataset: string) =>
  queryOptions({
    queryKey: ["imports", "list", dataset],
    queryFn: ({ signal }) => data(api.GET("/api/v1/imports", { params: { query: { dataset } }, signal })),
  })

/** One file of a dataset that questions see: what it is, and its passages. */
export const passagesQuery = (id: string, path: string) =>
  queryOptions({
    queryKey: ["documents", id, "passages", path],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/datasets/{id}/documents/chunks", {
          params: { path: { id }, query: { path } },
          signal,
        }),
      ),
  })

/** Bytes that one request reads of a file. */
export const part = 1_000_000

/** Part [from, to) of a file of size bytes as text; undefined text where it is not UTF-8. */
export interface TextPart {
  from: number
  to: number
  text: string | undefined
}

/** The bytes [from, to) of a file as text, as far as they are whole characters. */
export const textQuery = (id: string, path: string, from: number, to: number, size: number) =>
  queryOptions({
    queryKey: ["documents", id, "text", path, from, to],
    queryFn: async ({ signal }): Promise<TextPart> => {
      if (to <= from) return { from, to, text: "" }
      const bytes = await fileBytes(id, path, from, to, signal)
      if (bytes.length !== to - from)
        throw new Problem("cut_off", 0, "The server sent fewer bytes than the file has there.")
      return decodePart(bytes, from, to < size)
    },
  })
