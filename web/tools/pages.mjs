// After a build: writes an HTML file for each kind of page, with links to the code it needs
// and with what it reads first, so that a browser asks for everything in one go. The names
// follow the paths: datasets.$.html is /datasets/$id, app.html is any other.
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const at = (name) => fileURLToPath(new URL("../" + name, import.meta.url))

/**
 * File, the module of the page (home's is in the entry), and what the page reads first; {2} is
 * the second part of its path. A $ in a name is any value.
 */
const pages = [
  ["app", "", ""],
  ["index", "", "/statistics /status"],
  ["ask", "ask/index", "/statistics"],
  ["ask.$", "ask/index", "/statistics /conversations/{2}"],
  ["datasets", "datasets/index", "/status"],
  ["datasets.$", "datasets/dataset", "/datasets/{2} /status"],
  ["datasets.$.documents", "datasets/document", "/datasets/{2}"],
  ["contribute", "contribute/index", "/status /settings"],
  ["proposals", "proposals/index", "/status /settings"],
  ["proposals.$", "proposals/proposal", "/proposals/{2} /status /settings"],
  ["members", "members/index", "/status /settings"],
  ["members.$", "members/member", "/members/{2}"],
  ["audit", "audit/index", "/status"],
]

const manifest = JSON.parse(await readFile(at("dist/.vite/manifest.json"), "utf8"))
const template = await readFile(at("dist/index.html"), "utf8")
const font = (await readdir(at("dist/assets"))).find((f) => /^public-sans.*woff2$/.test(f))
if (!font) throw new Error("the build has no font")

/** The scripts that a module needs, itself included. */
function scripts(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error("the build has no chunk for " + key)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const i of chunk.imports ?? []) scripts(i, found)
  return found
}

for (const [name, module, reads] of pages) {
  const more = module
    ? [...scripts(`src/pages/${module}.tsx`)].filter((file) => !template.includes(file))
    : []
  const links = [
    `<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/${font}">`,
    ...more.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ]
  const paths = reads.split(" ").map((r) => r && "/api/v1" + r)
  const html = template
    .replace("  </head>", links.map((l) => "    " + l + "\n").join("") + "  </head>")
    .replace('src="/start.js"', `src="/start.js" data-reads="${paths.join(" ")}"`)
  await writeFile(at(`dist/${name}.html`), html)
}
await rm(at("dist/.vite"), { recursive: true })
