import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { queryClient } from "@/api/queries"
import { followEvents } from "@/api/live"
import { router } from "@/router"
import "./index.css"

followEvents(queryClient)

const root = document.getElementById("root")
if (!root) throw new Error("index.html lacks #root")
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
