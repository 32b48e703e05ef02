import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { queryClient } from "@/api/queries"
import type { Router } from "@/router"

/** The app, at the page that its router has loaded. */
export const App = ({ router }: { router: Router }) => (
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>
)
