// Before a build: empties dist, but for the file that keeps the folder in the repository.
import { readdir, rm } from "node:fs/promises"

const dist = new URL("../dist/", import.meta.url)
for (const name of await readdir(dist)) {
  if (name !== ".gitkeep") await rm(new URL(name, dist), { recursive: true })
}
