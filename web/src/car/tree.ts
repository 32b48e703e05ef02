/** A file, or an empty folder, by its path below the root: parts joined with "/". */
export interface Entry {
  path: string
  file?: Blob
}

/** A folder as it will be in the dataset. */
export interface Folder {
  folders: Map<string, Folder>
  files: Map<string, { file: Blob; path: string }>
}

const empty = (): Folder => ({ folders: new Map(), files: new Map() })

/** Two entries want the same path, or one wants to be a file where another is a folder. */
export class Clash extends Error {
  constructor(readonly path: string) {
    super("two entries have the path " + path)
    this.name = "Clash"
  }
}

/** The folder that holds all entries. Throws a Clash. */
export function tree(entries: Iterable<Entry>): Folder {
  const root = empty()
  for (const { path, file } of entries) {
    const parts = path.split("/")
    const name = parts.pop() ?? ""
    let folder = root
    for (const p of parts) folder = open(folder, p, path)
    if (!file) open(folder, name, path)
    else if (folder.folders.has(name) || folder.files.has(name)) throw new Clash(path)
    else folder.files.set(name, { file, path })
  }
  return root
}

function open(at: Folder, name: string, path: string): Folder {
  if (at.files.has(name)) throw new Clash(path)
  let f = at.folders.get(name)
  if (!f) at.folders.set(name, (f = empty()))
  return f
}

const encoder = new TextEncoder()

/** Names in the order of their UTF-8 bytes, so that the same files always give the same CAR. */
export function byBytes(names: Iterable<string>): string[] {
  const keyed = Array.from(names, (name) => ({ name, key: encoder.encode(name) }))
  keyed.sort((a, b) => {
    const n = Math.min(a.key.length, b.key.length)
    for (let i = 0; i < n; i++) {
      const d = (a.key[i] ?? 0) - (b.key[i] ?? 0)
      if (d) return d
    }
    return a.key.length - b.key.length
  })
  return keyed.map((k) => k.name)
}
