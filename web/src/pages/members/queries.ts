import { infiniteQueryOptions } from "@tanstack/react-query"
import { api, data } from "@/api/client"

/** Members page by page, the most powerful first. */
export const memberPages = infiniteQueryOptions({
  queryKey: ["members", "pages"],
  queryFn: ({ signal, pageParam }) =>
    data(
      api.GET("/api/v1/members", {
        params: { query: { limit: 50, cursor: pageParam || undefined } },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: (last) => last.next || undefined,
})

export const zeroAddress = "0x0000000000000000000000000000000000000000"
