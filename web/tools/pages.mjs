// After a build: writes an HTML file for each kind of page, with what it shows before its
// data has come and with links to the code it needs, so that a browser paints at once and
// asks for everything in one go. The names follow the paths: datasets.$.html is /datasets/$id.
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { Window } from "happy-dom"

const at = (name) => fileURLToPath(new URL("../" + name, import.meta.url))

/**
 * File, a path of its kind, the module of the page (home's is in the entry), and what the page
 * reads first; {2} is the second part of its path. A $ in a name is any value.
 */
const pages = [
  ["index", "/", "", "/statistics /status"],
  ["ask", "/ask", "ask/index", "/statistics"],
  ["ask.$", "/ask/0", "ask/index", "/statistics /conversations/{2}"],
  ["datasets", "/datasets", "datasets/index", "/status"],
  ["datasets.$", "/datasets/0x0", "datasets/dataset", "/datasets/{2} /status"],
  ["datasets.$.documents", "/datasets/0x0/documents/x", "datasets/document", "/datasets/{2}"],
  ["contribute", "/contribute", "contribute/index", "/status /settings"],
  ["proposals", "/proposals", "proposals/index", "/status /settings"],
  ["proposals.$", "/proposals/1", "proposals/proposal", "/proposals/{2} /status /settings"],
  ["members", "/members", "members/index", "/status /settings"],
  ["members.$", "/members/0x" + "0".repeat(40), "members/member", "/members/{2}"],
  ["audit", "/audit", "audit/index", "/status"],
]

// The app as it is in a browser that has asked the server and waits for the answer.
const window = new Window({ url: "http://localhost/", width: 1280, height: 800 })
window.fetch = () => new Promise(() => {})
const globals = [
  "document",
  "location",
  "navigator",
  "history",
  "sessionStorage",
  "localStorage",
  "matchMedia",
  "fetch",
]
globals.push(
  "HTMLElement",
  "HTMLIFrameElement",
  "Element",
  "Node",
  "MutationObserver",
  "ResizeObserver",
  "BroadcastChannel",
)
globals.push(
  "getComputedStyle",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "scrollTo",
  "addEventListener",
  "removeEventListener",
  "dispatchEvent",
)
globalThis.window = globalThis.self = window
for (const g of globals) {
  const value = window[g]
  const bound = typeof value === "function" && !/^[A-Z]/.test(g) ? value.bind(window) : value
  Object.defineProperty(globalThis, g, { value: bound, configurable: true, writable: true })
}
const { prerender } = await import(at(".prerender/prerender.js"))

const manifest = JSON.parse(await readFile(at("dist/.vite/manifest.json"), "utf8"))
// The code is fetched at once but after what is painted; public/start.js runs it, part by part.
const built = await readFile(at("dist/index.html"), "utf8")
const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(built)?.[1]
const font = (await readdir(at("dist/assets"))).find((f) => /^public-sans.*woff2$/.test(f))
if (!entry || !font) throw new Error("the build has no entry or no font")
const load = (file, first) =>
  `<link rel="modulepreload" fetchpriority="low" crossorigin href="/${file}"${first ? " data-part" : ""}>\n    `
const parts = [...scripts("index.html")]
const template = built
  .replace(/ *<link rel="modulepreload"[^>]*>\n/g, "")
  .replace(/ *<script type="module"[^>]*><\/script>\n/, "")
  .replace(
    "  </head>",
    `    <link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/${font}">\n    ` +
      parts
        .map((f) => load(f, true))
        .join("")
        .trimEnd() +
      "\n  </head>",
  )

/** The scripts that a module needs, each after those that it needs itself. */
function scripts(key, found = new Set(), seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error("the build has no chunk for " + key)
  if (seen.has(key)) return found
  seen.add(key)
  for (const i of chunk.imports ?? []) scripts(i, found, seen)
  return found.add(chunk.file)
}

await writeFile(at("dist/app.html"), template)
for (const [name, path, module, reads] of pages) {
  let body = (await prerender(path)).replaceAll(/ style="[^"]*"/g, "") // the policy allows none
  // What the heading of such a page says is not known yet.
  if (name.includes("$")) body = body.replace(/(<h1[^>]*>).*?(<\/h1>)/s, "$1&nbsp;$2")
  const more = module ? [...scripts(`src/pages/${module}.tsx`)].filter((file) => !parts.includes(file)) : []
  const html = template
    .replace('<div id="root"></div>', () => `<div id="root">${body}</div>`)
    .replace("  </head>", more.map((f) => "    " + load(f).trimEnd() + "\n").join("") + "  </head>")
    .replace(
      'src="/start.js"',
      `src="/start.js" data-reads="${reads.replaceAll("/", "/api/v1/").replaceAll("/api/v1/{", "/{")}"`,
    )
  await writeFile(at(`dist/${name}.html`), html)
}
await rm(at("dist/.vite"), { recursive: true })
await rm(at(".prerender"), { recursive: true })
process.exit(0) // what the app left waiting would hold it
