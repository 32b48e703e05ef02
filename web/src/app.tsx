import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode, useEffect } from "react"
import { queryClient } from "@/api/queries"
import type { Router } from "@/router"

/** The app, at the page that its router has loaded; shown is called when it stands there. */
export function App({ router, shown }: { router: Router; shown?: () => void }) {
  useEffect(() => shown?.(), [shown])
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  )
}
