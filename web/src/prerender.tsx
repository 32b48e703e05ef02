import { createMemoryHistory } from "@tanstack/react-router"
import { flushSync } from "react-dom"
import { createRoot } from "react-dom/client"
import { App } from "@/app"
import { makeRouter } from "@/router"

/** The HTML of the page at a path before any data has come. For the build only (tools/pages.mjs). */
export async function prerender(path: string): Promise<string> {
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await router.load()
  const box = document.createElement("div")
  const root = createRoot(box)
  flushSync(() => root.render(<App router={router} />))
  const html = box.innerHTML
  root.unmount()
  return html
}
