import { describe, expect, it } from "vitest"
import { add, alike, fromDrop, hidden, noText, split, type Picked } from "./files"

const picked = (path: string, text = path, lastModified = 1): Picked => ({
  path,
  file: new File([text], path.split("/").at(-1) ?? "", { lastModified }),
})
const map = (...files: Picked[]) => new Map(files.map((f) => [f.path, f.file]))
const shape = (files: Map<string, File>, grouping: "each" | "one") =>
  split(files, grouping).map((g) => [g.name, g.entries.map((e) => e.path)])

describe("split", () => {
  it("takes one folder as the dataset itself", () => {
    const files = map(picked("handbook/a.md"), picked("handbook/b/c.md"))
    for (const g of ["each", "one"] as const)
      expect(shape(files, g)).toEqual([["handbook", ["a.md", "b/c.md"]]])
  })

  it("makes each folder a dataset, or all of them one with their names", () => {
    const files = map(picked("a/1.md"), picked("b/1.md"))
    expect(shape(files, "each")).toEqual([
      ["a", ["1.md"]],
      ["b", ["1.md"]],
    ])
    expect(shape(files, "one")).toEqual([["a, b", ["a/1.md", "b/1.md"]]])
  })

  it("keeps single files together, and knows by what path each was chosen", () => {
    expect(shape(map(picked("report.md")), "each")).toEqual([["report", ["report.md"]]])
    const groups = split(map(picked("a/1.md"), picked("x.md"), picked("y.md")), "each")
    expect(groups.map((g) => g.name)).toEqual(["a", "x.md …"])
    expect(groups[0]?.entries[0]).toMatchObject({ path: "1.md", chosen: "a/1.md" })
  })

  it("makes nothing of nothing", () => expect(split(new Map(), "each")).toEqual([]))
})

describe("add", () => {
  it("keeps the first of two files that want one path, and tells", () => {
    const first = picked("a/x.md", "one")
    const r = add(map(first), [picked("a/x.md", "another"), picked("a/y.md")])
    expect(r.files.get("a/x.md")).toBe(first.file)
    expect(r.clashes.map((c) => c.path)).toEqual(["a/x.md"])
    expect([...r.files.keys()]).toEqual(["a/x.md", "a/y.md"])
  })

  it("takes the same file again without a question", () => {
    const r = add(map(picked("x.md")), [picked("x.md")])
    expect(r).toMatchObject({ clashes: [], same: 1 })
  })

  it("sees that a file and a folder cannot share a path", () => {
    expect(add(map(picked("a/b/c")), [picked("a/b")]).clashes).toHaveLength(1)
    expect(add(map(picked("a/b")), [picked("a/b/c")]).clashes).toHaveLength(1)
  })
})

it("knows hidden files, but not by the folder that was chosen itself", () => {
  expect(hidden(".config/a.md")).toBe(false)
  expect(hidden("a/.git/config")).toBe(true)
  expect(hidden("a/.x")).toBe(true)
  expect(hidden(".x")).toBe(true)
  expect(hidden("a/b.c")).toBe(false)
})

it("finds names that are easily mistaken", () => {
  expect(alike(["README.md", "readme.md", "caf\u00e9", "cafe\u0301", "other"])).toEqual([
    ["README.md", "readme.md"],
    ["caf\u00e9", "cafe\u0301"],
  ])
})

describe("fromDrop", () => {
  const fileEntry = (name: string, fail = false) => ({
    isFile: true,
    name,
    file: (ok: (f: File) => void, no: (e: Error) => void) =>
      fail ? no(new Error("it is locked")) : ok(new File([name], name)),
  })
  const folderEntry = (name: string, children: object[]) => ({
    isFile: false,
    name,
    createReader: () => {
      // As browsers do: some at a time, then none.
      const batches = [children.slice(0, 2), children.slice(2), []]
      return { readEntries: (ok: (e: object[]) => void) => ok(batches.shift() ?? []) }
    },
  })
  const drop = (...entries: object[]) =>
    ({
      items: entries.map((e) => ({ kind: "file", webkitGetAsEntry: () => e, getAsFile: () => null })),
    }) as unknown as DataTransfer

  it("walks folders to the end, and tells what is empty or cannot be read", async () => {
    const s = await fromDrop(
      drop(
        folderEntry("top", [fileEntry("a"), fileEntry("b", true), fileEntry("c"), folderEntry("none", [])]),
        fileEntry("loose"),
      ),
      () => {},
    )
    expect(s.files.map((f) => f.path).toSorted()).toEqual(["loose", "top/a", "top/c"])
    expect(s.emptyFolders).toEqual(["top/none"])
    expect(s.unreadable).toEqual([{ path: "top/b", reason: "it is locked" }])
  })
})

describe("noText", () => {
  it("finds what is no text by its ending, in any case, and leaves text alone", () => {
    const paths = [
      "a/minutes.PDF",
      "logo.png",
      "notes.md",
      "pdf",
      "a.pdf.md",
      "page.html",
      "data.csv",
      "x.docx",
    ]
    expect(noText(paths)).toEqual(["a/minutes.PDF", "logo.png", "x.docx"])
  })
})
