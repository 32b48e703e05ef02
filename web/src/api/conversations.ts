import { queryOptions } from "@tanstack/react-query"
import { api, data } from "./client"

/** The caller's conversations, the latest first, without messages. */
export const conversationsQuery = queryOptions({
  queryKey: ["conversations", "list"],
  queryFn: async ({ signal }) => (await data(api.GET("/api/v1/conversations", { signal }))).conversations,
})

/** One conversation of the caller with its messages. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversations", id],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/conversations/{id}", { params: { path: { id } }, signal })),
  })

/** Whether an answer's text was deleted because a dataset it quoted was removed. */
export const isRemoved = (a: { generator: string; refused: boolean }): boolean => !a.generator && !a.refused
