// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { CarReader } from "@ipld/car"
import { sha256 } from "multiformats/hashes/sha2"
import { describe, expect, it } from "vitest"
import kubo from "../../../internal/ipfs/testdata/kubo.json"
import golden from "./golden.json"
import { pack, packBlock, Unreadable } from "./pack"
import { Clash, type Entry } from "./tree"

// The inputs are those of internal/ipfs/browser_test.go, which wrote golden.json.

function pattern(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const b = new Uint8Array(size)
  for (let i = 0; i < size; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    b[i] = seed >>> 24
  }
  return b
}

const file = (path: string, ...content: BlobPart[]): Entry => ({ path, file: new Blob(content) })
const single = (seed: number, size: number) => [file("file.bin", pattern(seed, size))]
const digits = (i: number) => String(i).padStart(36, "0")
const wide = (n: number, folder = "") =>
  Array.from({ length: n }, (_, i) => file(`${folder}${digits(i)}.txt`, `file ${i}`))

const inputs: Record<keyof typeof golden, () => Entry[]> = {
  empty: () => single(0, 0),
  "1KB": () => single(1, 1_000),
  "300KB": () => single(2, 300_000),
  "1MiB": () => single(3, 1 << 20),
  "1MiB+1": () => single(3, (1 << 20) + 1),
  "5MB": () => single(4, 5_000_000),
  "1100MiB of zeros": () => {
    const part = new Blob([new Uint8Array(1 << 20)])
    return [file("file.bin", ...Array.from({ length: 1100 }, () => part))]
  },
  nested: () => [
    file("a/b/c/d.md", "deep"),
    file("a/b/e.md", "less deep"),
    file("a/z.bin", pattern(6, 1_200_000)),
    file("README"),
    { path: "nothing" },
  ],
  names: () =>
    [
      ..."é|e\u0301|名前.md|UPPER|upper| space |a%20b|a#b?c|🙂|\uffee|-dash|_|a.b|a-b|a0".split("|"),
      "back\\slash",
      "ends\\",
      "__proto__",
    ].map((name, i) => file(name, String(i))),
  "same file many times": () =>
    Array.from({ length: 20 }, (_, i) => file(`${i}/same.bin`, pattern(7, 1_500_000))),
  "folder of 262144 bytes": () => [...wide(3119), file("x".repeat(99), "last")],
  "folder of 262145 bytes": () => [...wide(3119), file("x".repeat(100), "last")],
  "9000 files": () => wide(9000),
  "4000 folders": () => Array.from({ length: 4000 }, (_, i) => file(`${digits(i)}/a.txt`, `file ${i}`)),
  "shard in folder": () => [...wide(3500, "many/"), file("few.md", "few")],
}

describe("gives the server's CIDs", () => {
  it.each(Object.entries(inputs))("%s", { timeout: 60_000 }, async (name, make) => {
    const packed = await pack(make().toReversed())
    expect(packed.root).toBe(golden[name as keyof typeof golden])
  })

  // What Kubo itself answered, for the inputs that need no bytes of Go's generator.
  const v1 = kubo["unixfs-v1-2025"]
  it.each([
    ["one-file", () => [file("a.md", "# A\n")]],
    ["wide-plain", () => wide(2700)],
    ["wide-sharded", () => wide(2900)],
    ["wide-9000", () => wide(9000)],
    ["shard-in-folder", () => [...wide(3100, "many/"), file("few.md", "few")]],
  ] as const)("and Kubo's: %s", async (name, make) => {
    expect((await pack(make())).root).toBe(v1[name])
  })

  const eips = process.env.WITAN_EIPS ?? "../../shared/corpora/eips"
  it.skipIf(!existsSync(eips))("949 EIPs", async () => {
    const entries = readdirSync(eips).map((name) => file(name, readFileSync(eips + "/" + name)))
    expect((await pack(entries)).root).toBe(v1["eips-949"])
  })
})

describe("the CAR", () => {
  const content = (): Entry[] => [
    ...inputs.nested(),
    ...wide(300, "w/"),
    file("again.bin", pattern(6, 1_200_000)),
  ]

  it("has one root and every block once, each with the bytes of its CID", async () => {
    const packed = await pack(content())
    const reader = await CarReader.fromBytes(new Uint8Array(await packed.car.arrayBuffer()))
    expect((await reader.getRoots()).map(String)).toEqual([packed.root])
    const seen = new Set<string>()
    for await (const { cid, bytes } of reader.blocks()) {
      expect(seen.has(cid.toString())).toBe(false)
      seen.add(cid.toString())
      expect((await sha256.digest(bytes)).bytes).toEqual(cid.multihash.bytes)
    }
    expect(seen.size).toBe(packed.blocks)
    expect(seen.has(packed.root)).toBe(true)
  })

  it("is the same whatever order the files come in, so that an upload can go on", async () => {
    const [a, b] = await Promise.all([pack(content()), pack(content().toReversed())])
    expect(b.car.size).toBe(a.car.size)
    expect(new Uint8Array(await b.car.arrayBuffer())).toEqual(new Uint8Array(await a.car.arrayBuffer()))
  })

  it("holds a block that occurs many times once", async () => {
    const { car } = await pack(inputs["same file many times"]())
    expect(car.size).toBeLessThan(1_510_000)
  })

  it("of a description is one raw block", async () => {
    const bytes = new TextEncoder().encode('{"schema":"witan.dataset/1"}\n')
    const { root, car } = await packBlock(bytes)
    expect(root).toMatch(/^bafkrei/)
    const reader = await CarReader.fromBytes(new Uint8Array(await car.arrayBuffer()))
    for await (const b of reader.blocks()) expect(b.bytes).toEqual(bytes)
  })
})

it("counts bytes and files as it goes", async () => {
  const told: [number, number][] = []
  const packed = await pack(inputs.nested(), (bytes, files) => told.push([bytes, files]))
  expect(packed).toMatchObject({ files: 4, bytes: 1_200_013 })
  expect(told.at(-1)).toEqual([1_200_013, 4])
  expect(told.every(([b], i) => i === 0 || b >= (told[i - 1]?.[0] ?? 0))).toBe(true)
})

it("can be stopped", async () => {
  const stop = new AbortController()
  const work = pack(inputs["9000 files"](), (_, files) => files > 100 && stop.abort(), stop.signal)
  await expect(work).rejects.toThrow(/abort/i)
})

it("refuses two entries of one path", async () => {
  await expect(pack([file("a", "1"), file("a", "2")])).rejects.toThrow(Clash)
  await expect(pack([file("a", "1"), file("a/b", "2")])).rejects.toThrow(Clash)
  await expect(pack([file("a/b", "2"), file("a", "1")])).rejects.toThrow(Clash)
})

it("names a file that cannot be read", async () => {
  const bad = new Blob(["x"])
  bad.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }) as unknown as Blob
  const work = pack([file("ok", "1"), { path: "docs/bad.md", file: bad }])
  await expect(work).rejects.toThrow(Unreadable)
  await expect(work).rejects.toMatchObject({ path: "docs/bad.md" })
})
