import { QueryClient, queryOptions } from "@tanstack/react-query"
import { api, data, Problem } from "./client"

/** Retries what may pass by itself: no answer, or a server that is busy. */
function retry(failures: number, error: Error): boolean {
  if (!(error instanceof Problem)) return failures < 1
  return (error.code === "offline" || error.status >= 502) && failures < 3
}

/**
 * Answers live until the event stream says that they changed (see live.ts), so none is
 * read again just because time passed or a window got the focus.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry,
      networkMode: "always",
    },
    mutations: { networkMode: "always", retry: false },
  },
})

// Query keys begin with what they are of; live.ts invalidates by that word.

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/status", { signal })),
})

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/settings", { signal })),
})

/** A page of proposals, newest first. */
export const proposalsQuery = (filter: {
  state?: string
  proposer?: string
  dataset?: string
  not_voted_by?: string
  limit?: number
  cursor?: string
}) =>
  queryOptions({
    queryKey: ["proposals", "list", filter],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/proposals", { params: { query: filter as never }, signal })),
  })

/** One proposal by its uint256 id or its number, with what voter may do. */
export const proposalQuery = (id: string, voter?: string) =>
  queryOptions({
    queryKey: ["proposals", id, voter ?? ""],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/proposals/{id}", { params: { path: { id }, query: { voter } }, signal })),
  })

export const datasetQuery = (id: string) =>
  queryOptions({
    queryKey: ["datasets", id],
    queryFn: ({ signal }) => data(api.GET("/api/v1/datasets/{id}", { params: { path: { id } }, signal })),
  })

export const memberQuery = (address: string) =>
  queryOptions({
    queryKey: ["members", address],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/members/{address}", { params: { path: { address } }, signal })),
  })

export const auditQuery = queryOptions({
  queryKey: ["audit"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/audit", { signal })),
})
