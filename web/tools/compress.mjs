// After a build: writes .br and .gz beside every text file of dist. The server sends them
// to browsers that take them; the plain files stay.
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

const dist = fileURLToPath(new URL("../dist/", import.meta.url))
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  await writeFile(path + ".gz", gzipSync(bytes, { level: 9 }))
  await writeFile(path + ".br", brotliCompressSync(bytes, { params }))
}
