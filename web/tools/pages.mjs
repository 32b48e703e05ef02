// After a build: writes an HTML file for each kind of page, with what stands on it before its
// data has come, with the names of the code it needs, and with what it reads first: a browser
// paints at once and then asks for everything in one go. The names follow the paths:
// datasets.$.html is /datasets/$id, app.html is any other.
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { prerendered } from "./prerendered.mjs"

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

const manifest = JSON.parse(await readFile(at("dist/.vite/manifest.json"), "utf8"))
const built = await readFile(at("dist/index.html"), "utf8")

/** The scripts that a module needs, each after those that it needs itself. */
function scripts(key, found = new Set(), seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error("the build has no chunk for " + key)
  if (seen.has(key)) return found
  seen.add(key)
  for (const i of chunk.imports ?? []) scripts(i, found, seen)
  return found.add(chunk.file)
}

const assets = await readdir(at("dist/assets"))
function font(name) {
  const file = assets.find((f) => f.startsWith(name) && f.endsWith(".woff2"))
  if (!file) throw new Error("the build has no font " + name)
  return `<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/${file}">`
}

const first = [...scripts("index.html")]
const entry = / *<script type="module"[^>]*><\/script>\n/
const preloads = / *<link rel="modulepreload"[^>]*>\n/g
if (!entry.test(built) || !built.includes('src="/start.js"')) throw new Error("index.html has no entry")
const fonts = [font("public-sans"), font("source-serif-4-latin-600")]
const mono = font("ibm-plex-mono-latin-400")
const lines = (list) => list.map((l) => `    ${l}\n`).join("")
const template = built
  .replace(preloads, "")
  .replace(entry, "")
  .replace("  </head>", () => lines(fonts) + "  </head>")
const start = (data) =>
  'src="/start.js"' +
  Object.entries(data)
    .filter(([, list]) => list.length > 0)
    .map(([key, list]) => ` data-${key}="${list.join(" ")}"`)
    .join("")
const urls = (files) => files.map((f) => "/" + f)

await writeFile(at("dist/app.html"), template.replace('src="/start.js"', start({ first: urls(first) })))
for (const [name, path, module, reads] of pages) {
  const own = module ? [...scripts(`src/pages/${module}.tsx`)].filter((f) => !first.includes(f)) : []
  const asked = reads.split(" ").map((r) => "/api/v1" + r)
  const frame = await prerendered(path, name)
  const html = template
    .replace('<div id="root"></div>', () => `<div id="root"><div class="frame">${frame}</div></div>`)
    .replace("  </head>", () => lines([...(name.includes("$") ? [mono] : []), "<!--meta-->"]) + "  </head>")
    .replace('src="/start.js"', start({ reads: asked, first: urls(first), later: urls(own) }))
  await writeFile(at(`dist/${name}.html`), html)
}
await rm(at("dist/.vite"), { recursive: true })
await rm(at(".prerender"), { recursive: true })
process.exit(0) // what the app left waiting would hold it
