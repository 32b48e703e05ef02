import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api, data, type Schema } from "@/api/client"

export type State = Schema<"Summary">["state"]

export interface Filter {
  state?: State[]
  proposer?: string
  not_voted_by?: string
}

/** Proposals of a filter, page by page, newest first. */
export const proposalPages = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["proposals", "pages", filter],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET("/api/v1/proposals", {
          params: { query: { ...filter, limit: 20, cursor: pageParam || undefined } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  })

/** Votes of a proposal, page by page, newest first. */
export const votePages = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["proposals", id, "votes"],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET("/api/v1/proposals/{id}/votes", {
          params: { path: { id }, query: { limit: 100, cursor: pageParam || undefined } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  })

/** The datasets of a contributor in a collection: the versions that one can be compared with. */
export const versionsQuery = (contributor: string, collection: string) =>
  queryOptions({
    queryKey: ["datasets", "versions", contributor, collection],
    queryFn: async ({ signal }) => {
      const query = { contributor, collection, limit: 100 }
      return (await data(api.GET("/api/v1/datasets", { params: { query }, signal }))).datasets
    },
  })

/** Those that wait for something, and those that are over. */
export const groups: Record<"open" | "decided", State[]> = {
  open: ["pending", "active", "succeeded", "queued"],
  decided: ["executed", "defeated", "canceled"],
}

/** All states, in the order of a proposal's life. */
export const states: State[] = [...groups.open, ...groups.decided]

/** The states that a word of the URL stands for; none for a word that is not known. */
export function statesOf(word: string): State[] | undefined {
  if (word === "open" || word === "decided") return groups[word]
  const state = states.find((s) => s === word)
  return state && [state]
}
