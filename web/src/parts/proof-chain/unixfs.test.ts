import { importer } from "ipfs-unixfs-importer"
import { fixedSize } from "ipfs-unixfs-importer/chunker"
import { balanced } from "ipfs-unixfs-importer/layout"
import { describe, expect, it } from "vitest"
import { fileCID, fileTotal, folderCID, layouts, rawCID, type Layout } from "./unixfs"

/** What the importer makes of files under a layout, by path; "" is the root. */
async function imported(files: { path: string; content: Uint8Array }[], layout: Layout) {
  const store = { put: async (cid: unknown) => cid, get: async () => new Uint8Array() }
  const out = new Map<string, { cid: string; size: number }>()
  const source = files.map((f) => ({ path: "root/" + f.path, content: f.content }))
  for await (const e of importer(source, store as never, {
    cidVersion: 1,
    rawLeaves: true,
    wrapWithDirectory: false,
    chunker: fixedSize({ chunkSize: layout.leaf }),
    layout: balanced({ maxChildrenPerNode: layout.width }),
  })) {
    out.set((e.path ?? "").replace(/^root\/?/, ""), { cid: e.cid.toString(), size: Number(e.size) })
  }
  return out
}

/** Bytes that differ from block to block. */
const bytes = (n: number) =>
  Uint8Array.from({ length: n }, (_, i) => (i * 31 + (i >> 8) * 7 + (i >> 16)) & 255)

const small: Layout = { leaf: 8, width: 3 }

describe("file CIDs are those of the importer", () => {
  for (const [layout, sizes] of [
    [layouts[0], [0, 1, 1000, 1 << 20, (1 << 20) + 1, 2_500_000]],
    [layouts[1], [300_000, 1 << 18]],
    [small, [8, 9, 24, 25, 72, 73, 217, 1000]],
  ] as const) {
    for (const size of sizes) {
      it(`${size} bytes in leaves of ${layout?.leaf}`, async () => {
        if (!layout) throw new Error("no layout")
        const content = bytes(size)
        const want = (await imported([{ path: "f", content }], layout)).get("f")
        expect(await fileCID(content, layout)).toBe(want?.cid)
        expect(fileTotal(size, layout)).toBe(want?.size)
      })
    }
  }

  it("a raw block's CID is that of its bytes", async () => {
    // From `ipfs block put` of "hello\n".
    expect(await rawCID(new TextEncoder().encode("hello\n"))).toBe(
      "bafkreicysg23kiwv34eg2d7qweipxwosdo2py4ldv42nbauguluen5v6am",
    )
  })
})

describe("folder CIDs are those of the importer", () => {
  const files = [
    { path: "b.md", content: bytes(10) },
    { path: "a/ü.md", content: bytes(300) },
    { path: "a/z/deep.txt", content: bytes(0) },
    { path: "Z.md", content: bytes(25) },
  ]

  it("with folders in folders, names beyond ASCII and files of several blocks", async () => {
    for (const layout of [small, layouts[0]]) {
      if (!layout) throw new Error("no layout")
      const made = await imported(files, layout)
      const list = files.map((f) => ({
        path: f.path,
        cid: made.get(f.path)?.cid ?? "",
        size: f.content.length,
      }))
      expect(await folderCID(list, layout)).toBe(made.get("")?.cid)
      expect(await folderCID(list.toReversed(), layout), "in any order").toBe(made.get("")?.cid)
    }
  })

  it("with another file in it is another", async () => {
    const made = await imported(files, small)
    const list = files
      .slice(1)
      .map((f) => ({ path: f.path, cid: made.get(f.path)?.cid ?? "", size: f.content.length }))
    expect(await folderCID(list, small)).not.toBe(made.get("")?.cid)
  })
})
