import { CarBufferWriter } from "@ipld/car"
import type { CID } from "multiformats/cid"

/** A block and where its bytes are: in memory, or in a file that is read when they are needed. */
export interface Section {
  cid: CID
  bytes: Uint8Array<ArrayBuffer> | Blob
}

/**
 * The CARv1 of blocks in the order they are added, each once. Files are not read: the CAR
 * is a Blob that names slices of them, so any range of it can be had again at any time,
 * and memory holds only the heads of sections and the nodes of folders and large files.
 */
export class Sections {
  private readonly seen = new Set<string>()
  private readonly parts: BlobPart[] = []
  /** In-memory bytes since the last slice of a file: joined, so that the Blob has few parts. */
  private pending: Uint8Array<ArrayBuffer>[] = []

  add({ cid, bytes }: Section): void {
    const key = cid.toString()
    if (this.seen.has(key)) return
    this.seen.add(key)
    const size = bytes instanceof Blob ? bytes.size : bytes.length
    this.pending.push(head(cid.bytes, size))
    if (!(bytes instanceof Blob)) this.pending.push(bytes)
    else if (size > 0) {
      this.flush()
      this.parts.push(bytes)
    }
  }

  /** How many distinct blocks there are. */
  get blocks(): number {
    return this.seen.size
  }

  /** The CARv1 whose one root is root. */
  car(root: CID): Blob {
    this.flush()
    return new Blob([header(root), ...this.parts])
  }

  private flush() {
    if (this.pending.length) this.parts.push(new Blob(this.pending))
    this.pending = []
  }
}

/** Length (LEB128) and CID that precede a block. */
function head(cid: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out: number[] = []
  let n = cid.length + size
  while (n >= 0x80) {
    out.push((n & 0x7f) | 0x80)
    n = Math.floor(n / 0x80)
  }
  out.push(n)
  const b = new Uint8Array(out.length + cid.length)
  b.set(out)
  b.set(cid, out.length)
  return b
}

function header(root: CID): Uint8Array<ArrayBuffer> {
  const b = new ArrayBuffer(CarBufferWriter.headerLength({ roots: [root] }))
  const w = CarBufferWriter.createWriter(b, { roots: [root] })
  return new Uint8Array(w.close())
}
