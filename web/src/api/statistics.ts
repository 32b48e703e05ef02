import { queryOptions } from "@tanstack/react-query"
import { api, data } from "./client"

/** What the knowledge base holds and how it was used day by day. */
export const statisticsQuery = queryOptions({
  queryKey: ["statistics"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/statistics", { signal })),
})
