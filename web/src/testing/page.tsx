import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
  type RouterHistory,
} from "@tanstack/react-router"
import { render, screen } from "@testing-library/react"
import type { ReactNode } from "react"

/**
 * Shows a part of a page with what pages have round them: a router and a client of
 * queries, which holds data and asks no server. Answers the history, for where links lead.
 */
export async function show(
  part: ReactNode,
  data: [key: readonly unknown[], value: unknown][] = [],
): Promise<RouterHistory> {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  for (const [key, value] of data) client.setQueryData(key, value)
  const history = createMemoryHistory({ initialEntries: ["/"] })
  const root = createRootRoute({ component: () => <div data-testid="part">{part}</div> })
  const router = createRouter({ routeTree: root, history })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
  await screen.findByTestId("part")
  return history
}
