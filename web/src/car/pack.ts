import { importer, type BufferImporter, type ImporterOptions, type ImportResult } from "ipfs-unixfs-importer"
import { CID } from "multiformats/cid"
import * as raw from "multiformats/codecs/raw"
import { sha256 } from "multiformats/hashes/sha2"
import { Sections, type Section } from "./sections"
import { byBytes, tree, type Entry, type Folder } from "./tree"

/** A dataset's content as it will be on IPFS. */
export interface Packed {
  /** CID of the folder that holds everything. */
  root: string
  /** CARv1 with that root; its bytes are read from the files when they are needed. */
  car: Blob
  files: number
  /** Bytes of all files. */
  bytes: number
  /** Distinct blocks. */
  blocks: number
}

/** Bytes of a file that are one block: that of the profile unixfs-v1-2025 (IPIP-499). */
const chunk = 1 << 20

/** Files that are read at the same time; each holds at most `ahead` chunks in memory. */
const together = 8
const ahead = 4

/** A file cannot be read: it is gone, has changed since it was chosen, or is forbidden. */
export class Unreadable extends Error {
  constructor(
    readonly path: string,
    override readonly cause: unknown,
  ) {
    super("cannot read " + path)
    this.name = "Unreadable"
  }
}

/**
 * Turns files into the blocks that Kubo and Witan's server make of them under the profile
 * unixfs-v1-2025: the same files give the same CIDs. progress is told the bytes and files
 * that are hashed so far. Throws a Clash, an Unreadable, or what signal was aborted with.
 */
export async function pack(
  entries: Iterable<Entry>,
  progress: (bytes: number, files: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Packed> {
  const p = new Packer(progress, signal)
  const root = await p.folder(tree(entries))
  return {
    root: root.cid.toString(),
    car: p.sections.car(root.cid),
    files: p.files,
    bytes: p.bytes,
    blocks: p.sections.blocks,
  }
}

/** What a folder's node says of a child. */
interface Child {
  name: string
  cid: CID
  /** Bytes of all blocks below it. */
  size: bigint
}

class Packer {
  readonly sections = new Sections()
  files = 0
  bytes = 0

  constructor(
    private readonly progress: (bytes: number, files: number) => void,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Children first: a folder's node needs their CIDs and sizes. */
  async folder(f: Folder): Promise<Child> {
    const children: Child[] = []
    for (const name of byBytes(f.folders.keys())) {
      const sub = f.folders.get(name)
      if (sub) children.push({ ...(await this.folder(sub)), name })
    }
    const names = byBytes(f.files.keys())
    for (let i = 0; i < names.length; i += together) {
      this.signal?.throwIfAborted()
      const some = await Promise.all(
        names.slice(i, i + together).map(async (name) => {
          const of = f.files.get(name)
          return of && { name, ...(await this.file(of.file, of.path)) }
        }),
      )
      // In the order of names, whichever was read first: the CAR is always the same.
      for (const one of some) {
        if (!one) continue
        for (const s of one.sections) this.sections.add(s)
        children.push(one)
      }
    }
    return this.link(children)
  }

  private async file(file: Blob, path: string): Promise<{ cid: CID; size: bigint; sections: Section[] }> {
    const leaves: Section[] = []
    const nodes: Section[] = []
    const leaf: BufferImporter = async function* (of) {
      let n = 0
      for await (const bytes of of.content) {
        const at = n++
        yield async () => {
          const cid = CID.createV1(raw.code, await sha256.digest(bytes))
          leaves[at] = { cid, bytes: file.slice(at * chunk, at * chunk + bytes.length) }
          return { cid, size: BigInt(bytes.length), block: bytes }
        }
      }
    }
    const result = await last(
      importer([{ content: this.read(file, path) }], keep(nodes), {
        ...profile(),
        bufferImporter: leaf,
        blockWriteConcurrency: ahead,
      }),
    )
    this.files++
    this.progress(this.bytes, this.files)
    return { cid: result.cid, size: result.size, sections: [...leaves, ...nodes] }
  }

  private async *read(file: Blob, path: string): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < file.size; at += chunk) {
      this.signal?.throwIfAborted()
      let bytes: Uint8Array
      try {
        bytes = new Uint8Array(await file.slice(at, at + chunk).arrayBuffer())
      } catch (e) {
        throw new Unreadable(path, e)
      }
      yield bytes
      this.bytes += bytes.length
      this.progress(this.bytes, this.files)
    }
  }

  /** The node of a folder, or the shards (HAMT) of a large one. */
  private async link(children: Child[]): Promise<Child> {
    const nodes: Section[] = []
    // What the library would make of files is here already; it makes the folder only.
    const ready: NonNullable<ImporterOptions["dagBuilder"]> = async function* () {
      for (const { name, cid, size } of children) yield async () => ({ path: name, cid, size })
    }
    const options = { ...profile(), dagBuilder: ready, wrapWithDirectory: true }
    const { cid, size } = await last(importer([], keep(nodes), options))
    for (const s of nodes) this.sections.add(s)
    return { name: "", cid, size }
  }
}

/** Anew each time: the importer writes into its options. */
const profile = (): ImporterOptions => ({ profile: "unixfs-v1-2025" })

/** A place for the nodes that the importer makes; leaves never come here. */
function keep(into: Section[]) {
  return {
    put: (cid: CID, bytes: unknown) => {
      into.push({ cid, bytes: bytes as Uint8Array<ArrayBuffer> })
      return cid
    },
  }
}

async function last(results: AsyncIterable<ImportResult>): Promise<ImportResult> {
  let result: ImportResult | undefined
  for await (const r of results) result = r
  if (!result) throw new Error("the importer gave no node")
  return result
}

/** One block of raw bytes, such as a dataset's description. */
export async function packBlock(bytes: Uint8Array<ArrayBuffer>): Promise<{ root: string; car: Blob }> {
  const cid = CID.createV1(raw.code, await sha256.digest(bytes))
  const sections = new Sections()
  sections.add({ cid, bytes })
  return { root: cid.toString(), car: sections.car(cid) }
}
