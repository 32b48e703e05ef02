import { CID } from "multiformats/cid"

/**
 * CIDs of files and folders (UnixFS in dag-pb, balanced), computed without any block of
 * theirs: a second, small implementation beside the importer's, because a check by the code
 * that made the value would prove little.
 */

/** How a file is cut into blocks: bytes of a leaf, links of a node. Leaves are raw. */
export interface Layout {
  leaf: number
  width: number
}

/** Layouts in use: Kubo's unixfs-v1-2025, and what CIDv1 meant before it. */
export const layouts: readonly Layout[] = [
  { leaf: 1 << 20, width: 1024 },
  { leaf: 1 << 18, width: 174 },
]

/** A block as its parent links to it. */
interface Link {
  cid: Uint8Array
  name: string
  /** Bytes of the block and of all below it. */
  total: number
}

/** A node of a file: a link, and how many bytes of the file are below it. */
interface Part extends Link {
  bytes: number
}

const raw = 0x55
const dagPB = 0x70

/** SHA-256; by WebCrypto where the page has it (it lacks it on plain http). */
async function sha256(b: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (globalThis.crypto?.subtle) return new Uint8Array(await crypto.subtle.digest("SHA-256", b))
  return (await import("viem")).sha256(b, "bytes")
}

async function cidOf(codec: number, block: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return concat([Uint8Array.of(1, codec, 0x12, 0x20), await sha256(block)])
}

/** The text of a binary CID. */
export const cidText = (cid: Uint8Array): string => CID.decode(cid).toString()

/** The CID of one raw block of these bytes. */
export const rawCID = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  cidText(await cidOf(raw, bytes))

/** The CID of a file of these bytes under a layout. */
export async function fileCID(bytes: Uint8Array<ArrayBuffer>, layout: Layout): Promise<string> {
  let level: Part[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += layout.leaf) {
    const leaf = bytes.subarray(at, at + layout.leaf)
    level.push({ cid: await cidOf(raw, leaf), name: "", total: leaf.length, bytes: leaf.length })
  }
  while (level.length > 1) {
    const above: Part[] = []
    for (let at = 0; at < level.length; at += layout.width) {
      const parts = level.slice(at, at + layout.width)
      const block = fileNode(parts)
      above.push({
        cid: await cidOf(dagPB, block),
        name: "",
        total: block.length + sum(parts.map((p) => p.total)),
        bytes: sum(parts.map((p) => p.bytes)),
      })
    }
    level = above
  }
  return cidText((level[0] as Part).cid)
}

/** The bytes of all blocks of a file of that size: what a folder's link says of it. */
export function fileTotal(size: number, layout: Layout): number {
  const any = new Uint8Array(36) // every CID here has this length
  let level: Part[] = []
  for (let at = 0; at === 0 || at < size; at += layout.leaf) {
    const bytes = Math.min(layout.leaf, size - at)
    level.push({ cid: any, name: "", total: bytes, bytes })
  }
  while (level.length > 1) {
    const above: Part[] = []
    for (let at = 0; at < level.length; at += layout.width) {
      const parts = level.slice(at, at + layout.width)
      const total = fileNode(parts).length + sum(parts.map((p) => p.total))
      above.push({ cid: any, name: "", total, bytes: sum(parts.map((p) => p.bytes)) })
    }
    level = above
  }
  return (level[0] as Part).total
}

/** The CID of a folder of these files, given by path; folders are not sharded. */
export async function folderCID(
  files: { path: string; cid: string; size: number }[],
  layout: Layout,
): Promise<string> {
  const root: Folder = new Map()
  for (const f of files) {
    const names = f.path.split("/")
    const name = names.pop() ?? ""
    let at = root
    for (const n of names) {
      const next = at.get(n)
      if (next instanceof Map) at = next
      else at.set(n, (at = new Map()))
    }
    const cid = CID.parse(f.cid)
    const total = cid.code === raw ? f.size : fileTotal(f.size, layout)
    at.set(name, { cid: cid.bytes, name, total })
  }
  return cidText((await folderLink("", root)).cid)
}

type Folder = Map<string, Folder | Link>

async function folderLink(name: string, folder: Folder): Promise<Link> {
  const links: Link[] = []
  for (const [n, entry] of folder) links.push(entry instanceof Map ? await folderLink(n, entry) : entry)
  const names = new Map(links.map((l) => [l, new TextEncoder().encode(l.name)]))
  links.sort((a, b) => compare(names.get(a), names.get(b)))
  const block = node(links, Uint8Array.of(0x08, 1))
  return { cid: await cidOf(dagPB, block), name, total: block.length + sum(links.map((l) => l.total)) }
}

/** A dag-pb node of a file (UnixFS type 2) with the sizes of its parts. */
function fileNode(parts: Part[]): Uint8Array<ArrayBuffer> {
  const sizes = parts.map((p) => concat([[0x20], varint(p.bytes)]))
  return node(parts, concat([[0x08, 2, 0x18], varint(sum(parts.map((p) => p.bytes))), ...sizes]))
}

/** A dag-pb block: links first, then the data, as the canonical form has them. */
function node(links: Link[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const encoded = links.map((l) => {
    const link = concat([field(1, l.cid), field(2, encoder.encode(l.name)), [0x18], varint(l.total)])
    return field(2, link)
  })
  return concat([...encoded, field(1, data)])
}

/** A length-delimited field of Protocol Buffers. */
const field = (n: number, b: Uint8Array) => concat([[(n << 3) | 2], varint(b.length), b])

function varint(n: number): number[] {
  const out: number[] = []
  for (; n >= 0x80; n = Math.floor(n / 0x80)) out.push((n % 0x80) | 0x80)
  out.push(n)
  return out
}

function concat(parts: ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(sum(parts.map((p) => p.length)))
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return out
}

const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)

/** Orders names by their bytes. */
function compare(a: Uint8Array = new Uint8Array(), b: Uint8Array = new Uint8Array()): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const d = (a[i] ?? 0) - (b[i] ?? 0)
    if (d) return d
  }
  return a.length - b.length
}
