import { startTransition } from "react"
import { createRoot } from "react-dom/client"
import { followEvents } from "@/api/live"
import { queryClient } from "@/api/queries"
import { App } from "@/app"
import { makeRouter } from "@/router"
import "./index.css"

const root = document.getElementById("root")
if (!root) throw new Error("index.html lacks #root")

followEvents(queryClient)
const router = makeRouter()
/** Lets the browser answer in between. */
const pause = () => new Promise((r) => setTimeout(r))
void pause()
  .then(() => router.load())
  .then(reading)
  // As a transition, for the same reason.
  .then(() => startTransition(() => createRoot(root).render(<App router={router} />)))

/** Longest time that the first page is held back for what it reads, in milliseconds. */
const patience = 500

/** Waits for what the page has asked for: then it stands whole, and is drawn once. */
async function reading(): Promise<void> {
  const open = queryClient.getQueryCache().findAll({ fetchStatus: "fetching" })
  const late = new Promise((r) => setTimeout(r, patience))
  // Which of them failed, the page says where it would show it.
  await Promise.race([late, Promise.allSettled(open.map((q) => q.promise))])
}
