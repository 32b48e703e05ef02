import type { Entry } from "@/car/tree"

/** A file that was chosen, by its path: what was dropped, its folders, its name. */
export interface Picked extends Entry {
  path: string
  file: File
}

/** What was dropped or chosen. */
export interface Selection {
  files: Picked[]
  /** Folders without any file below them. */
  emptyFolders: string[]
  /** What the browser could not open, with its reason. */
  unreadable: { path: string; reason: string }[]
}

const selection = (): Selection => ({ files: [], emptyFolders: [], unreadable: [] })

/** The files of an <input type="file">, of a folder or single ones. */
export function fromInput(list: Iterable<File>): Selection {
  const s = selection()
  for (const file of list) s.files.push({ path: file.webkitRelativePath || file.name, file })
  return s
}

/**
 * What was dropped, folders with everything in them. The entries must be taken before the
 * drop's event ends, so call this from its handler; found is told the files so far.
 */
export async function fromDrop(data: DataTransfer, found: (n: number) => void): Promise<Selection> {
  const s = selection()
  const roots: (FileSystemEntry | File)[] = []
  for (const item of data.items) {
    if (item.kind !== "file") continue
    const e = item.webkitGetAsEntry() ?? item.getAsFile()
    if (e) roots.push(e)
  }
  for (const root of roots) {
    if (root instanceof File) s.files.push({ path: root.name, file: root })
    else await walk(root, root.name, s, found)
  }
  return s
}

async function walk(
  e: FileSystemEntry,
  path: string,
  s: Selection,
  found: (n: number) => void,
): Promise<void> {
  try {
    if (e.isFile) {
      const file = await new Promise<File>((ok, no) => (e as FileSystemFileEntry).file(ok, no))
      s.files.push({ path, file })
      if (s.files.length % 100 === 0) found(s.files.length)
      return
    }
    const reader = (e as FileSystemDirectoryEntry).createReader()
    let any = false
    for (;;) {
      // At most 100 at a time; an empty answer ends it.
      const some = await new Promise<FileSystemEntry[]>((ok, no) => reader.readEntries(ok, no))
      if (some.length === 0) break
      any = true
      await Promise.all(some.map((c) => walk(c, path + "/" + c.name, s, found)))
    }
    if (!any) s.emptyFolders.push(path)
  } catch (err) {
    s.unreadable.push({ path, reason: err instanceof Error ? err.message : String(err) })
  }
}

/** Whether a path has a part that begins with a dot. The folder that was dropped itself may. */
export const hidden = (path: string): boolean => {
  const parts = path.split("/")
  return (parts.length > 1 ? parts.slice(1) : parts).some((p) => p.startsWith("."))
}

/** Files in, and those that are there already under the same path. */
export function add(
  have: Map<string, File>,
  more: Picked[],
): { files: Map<string, File>; clashes: Picked[]; same: number } {
  const files = new Map(have)
  const folders = new Set<string>()
  for (const path of have.keys()) for (const f of above(path)) folders.add(f)
  const clashes: Picked[] = []
  let same = 0
  for (const p of more) {
    const there = files.get(p.path)
    if (there && there.size === p.file.size && there.lastModified === p.file.lastModified) {
      same++ // the same file again: take the fresh handle
      files.set(p.path, p.file)
      continue
    }
    if (there || folders.has(p.path) || above(p.path).some((f) => files.has(f))) {
      clashes.push(p)
      continue
    }
    files.set(p.path, p.file)
    for (const f of above(p.path)) folders.add(f)
  }
  return { files, clashes, same }
}

/** The folders that a path is in. */
function above(path: string): string[] {
  const out: string[] = []
  for (let i = path.indexOf("/"); i >= 0; i = path.indexOf("/", i + 1)) out.push(path.slice(0, i))
  return out
}

/** Paths that differ only in case or in how their letters are composed: easily mistaken. */
export function alike(paths: Iterable<string>): [string, string][] {
  const seen = new Map<string, string>()
  const out: [string, string][] = []
  for (const p of paths) {
    const key = p.normalize("NFC").toLowerCase()
    const other = seen.get(key)
    if (other !== undefined) out.push([other, p])
    else seen.set(key, p)
  }
  return out
}

/** Whether each dropped folder becomes a dataset of its own, or everything is one. */
export type Grouping = "each" | "one"

/** What becomes one dataset: its name, for people, and its files by their path in it. */
export interface Group {
  name: string
  entries: Member[]
}

/** A file of a dataset: its path there, and the one it was chosen by. */
export interface Member extends Picked {
  chosen: string
}

/** The datasets that the files make. Files dropped by themselves stay together. */
export function split(files: ReadonlyMap<string, File>, grouping: Grouping): Group[] {
  const tops = new Map<string, Member[]>()
  const loose: Member[] = []
  for (const [path, file] of files) {
    const cut = path.indexOf("/")
    if (cut < 0) loose.push({ path, file, chosen: path })
    else push(tops, path.slice(0, cut), { path: path.slice(cut + 1), file, chosen: path })
  }
  const folders = [...tops].map(([name, entries]) => ({ name, entries }))
  if (folders.length === 0) return loose.length ? [{ name: looseName(loose), entries: loose }] : []
  if (folders.length === 1 && loose.length === 0) return folders
  if (grouping === "one") {
    const entries = Array.from(files, ([path, file]) => ({ path, file, chosen: path }))
    return [{ name: folders.map((f) => f.name).join(", "), entries }]
  }
  return loose.length ? [...folders, { name: looseName(loose), entries: loose }] : folders
}

/** How many datasets there would be if each folder were one. */
export const tops = (files: ReadonlyMap<string, File>): number => split(files, "each").length

function looseName(files: Picked[]): string {
  const first = files[0]?.path ?? ""
  return files.length === 1 ? first.replace(/\.[^.]+$/, "") || first : first + " …"
}

function push<K, V>(m: Map<K, V[]>, k: K, v: V) {
  const list = m.get(k)
  if (list) list.push(v)
  else m.set(k, [v])
}

/** Names of files that are no text in practice. The server judges by their bytes, after the vote. */
const binary =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|epub|pages|numbers|zip|gz|7z|rar|tar|png|jpe?g|gif|webp|avif|heic|tiff?|bmp|mp[34]|m4a|wav|ogg|mov|avi|mkv|webm|sqlite|parquet|exe|dll|so|wasm|woff2?)$/i

/** The paths whose files the server will most likely not read. */
export const noText = (paths: string[]): string[] => paths.filter((p) => binary.test(p))
