// Draws the app's pages as they are in a browser that has asked the server and waits.
import { fileURLToPath } from "node:url"
import { Window } from "happy-dom"

const window = new Window({ url: "http://localhost/", width: 1280, height: 800 })
window.fetch = () => new Promise(() => {})
// prettier-ignore
const names = [
  "document", "location", "navigator", "history", "sessionStorage", "localStorage", "matchMedia", "fetch",
  "HTMLElement", "HTMLIFrameElement", "Element", "Node", "MutationObserver", "ResizeObserver", "BroadcastChannel",
  "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame", "scrollTo",
  "addEventListener", "removeEventListener", "dispatchEvent",
]
globalThis.window = globalThis.self = window
for (const name of names) {
  const value = window[name]
  const bound = typeof value === "function" && !/^[A-Z]/.test(name) ? value.bind(window) : value
  Object.defineProperty(globalThis, name, { value: bound, configurable: true, writable: true })
}
const { prerender } = await import(fileURLToPath(new URL("../.prerender/prerender.js", import.meta.url)))

/** What the server can say of a page at once (web/heading.go); of other pages of one thing: nothing. */
const headings = { "datasets.$": "<!--heading-->", "proposals.$": "<!--heading-->" }

/** The HTML of a page; of what depends on data no more than its place in the header. */
export async function prerendered(path, name) {
  const box = window.document.createElement("div")
  box.innerHTML = (await prerender(path)).replaceAll(/ style="[^"]*"/g, "") // the policy allows none
  const header = box.querySelector("main header")
  if (!header) throw new Error(`the page at ${path} has no header`)
  if (name.includes("$")) header.querySelector("h1").innerHTML = headings[name] ?? "&nbsp;"
  // Home and the question box do not wait for data; below the header of others is only waiting.
  if (path !== "/" && name !== "ask") while (header.nextSibling) header.nextSibling.remove()
  return box.innerHTML
}
