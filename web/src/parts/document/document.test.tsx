import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { describe, expect, it } from "vitest"
import { Path, PlainText } from "."
import { pieces } from "./hidden"
import { byteLength, indexes } from "./offsets"

const bytes = (s: string) => new TextEncoder().encode(s)

/** What is marked on the page, together. */
const marked = (c: HTMLElement) => [...c.querySelectorAll("mark")].map((e) => e.textContent)

describe("offsets", () => {
  const text = "\uFEFFRat — „ende“ 🏛二\r\nß\u0301."

  it("agree with the encoder at every character", () => {
    for (let i = 0; i <= text.length; i++) {
      if (/[\uDC00-\uDFFF]/.test(text[i] ?? "")) continue
      expect(indexes(text, [bytes(text.slice(0, i)).length])).toEqual([i])
    }
    expect(byteLength(text)).toBe(bytes(text).length)
  })

  it("within a character give its beginning, past the end the end", () => {
    expect(indexes("a🏛b", [1, 2, 3, 4, 5, 6, 99])).toEqual([1, 1, 1, 1, 3, 4, 4])
  })

  it("count a lone surrogate as the three bytes of its replacement", () => {
    for (const s of ["\uD800", "\uDC00", "\uD800a\uDC00"]) expect(byteLength(s)).toBe(bytes(s).length)
  })
})

describe("pieces", () => {
  it("leaves what people write", () => {
    for (const s of ["naïve — 二\n\tx", "می‌خواهم", "क्‍ष", "👩‍🚀 ❤️ 🏴", "العربية"])
      expect(pieces(s)).toEqual([{ text: s }])
  })

  it("names what hides, once for a run of it", () => {
    expect(pieces("a\u202Eb\u200B\u200B\u200Bc")).toEqual([
      { text: "a" },
      { code: 0x202e, kind: "bidi", times: 1 },
      { text: "b" },
      { code: 0x200b, kind: "zeroWidth", times: 3 },
      { text: "c" },
    ])
  })

  it("finds every kind", () => {
    const kind = (s: string) => pieces(s).flatMap((p) => ("kind" in p ? [p.kind] : []))
    expect(kind("\u061C\u2067\u200F")).toEqual(["bidi", "bidi", "bidi"])
    expect(kind("\u00AD\u2060\uFEFF\u3164")).toEqual(Array(4).fill("zeroWidth"))
    expect(kind("\u{E0041}\u{E0101}")).toEqual(["tag", "tag"])
    expect(kind("\0\x1b\x7f\x85")).toEqual(Array(4).fill("control"))
    expect(kind("\uD800\uFFFF")).toEqual(["broken", "broken"])
    expect(kind("p\u200Daypal")).toEqual(["zeroWidth"])
  })

  it("makes LF of CR LF and shows a CR alone", () => {
    expect(pieces("a\r\nb\rc").map((p) => ("text" in p ? p.text : p.code))).toEqual(["a", "\nb", 0x0d, "c"])
  })
})

describe("PlainText", () => {
  it("marks exactly the bytes of a passage", () => {
    const before = "\uFEFF# Zuschüsse 🏛\r\n\r\nDer Rat — "
    const passage = "„beendet“ sie 二"
    const at = bytes(before).length
    const mark = { start: at, end: at + bytes(passage).length }
    const { container } = render(<PlainText text={before + passage + ".\n"} marks={[mark]} />)
    expect(marked(container)).toEqual([passage])
    expect(container.querySelector("[data-marked]")?.textContent).toBe("Der Rat — " + passage + ".\n")
  })

  it("counts from the byte that its text begins at", () => {
    const { container } = render(<PlainText text="üb er" marks={[{ start: 103, end: 104 }]} base={100} />)
    expect(marked(container)).toEqual([" "])
  })

  it("merges marks that overlap, and keeps two on one line apart", () => {
    const marks = [
      { start: 8, end: 9 },
      { start: 0, end: 3 },
      { start: 2, end: 4 },
    ]
    const { container } = render(<PlainText text={"0123456789\nnext"} marks={marks} />)
    expect(marked(container)).toEqual(["0123", "8"])
    expect(container.querySelectorAll("[data-marked]")).toHaveLength(1)
    expect(container.textContent).toBe("0123456789\nnext")
  })

  it("shows a window of a large file, round the mark, and the rest on request", async () => {
    const line = "0123456789abcde\n"
    const text = line.repeat(40_000)
    const start = 320_000
    const { container } = render(<PlainText text={text} marks={[{ start, end: start + 15 }]} />)
    expect(marked(container)).toEqual(["0123456789abcde"])
    const shown = container.textContent?.length ?? 0
    expect(shown).toBeLessThan(60_000)
    await userEvent.click(screen.getByRole("button", { name: /earlier/ }))
    await userEvent.click(screen.getByRole("button", { name: /more/ }))
    expect(container.textContent?.length).toBeGreaterThan(shown + 90_000)
    expect(marked(container)).toEqual(["0123456789abcde"])
  })

  it("bounds one endless line too, without cutting a character", () => {
    const { container } = render(<PlainText text={"a" + "🏛".repeat(400_000)} />)
    expect(container.textContent?.length).toBeLessThan(60_000)
    expect(container.textContent).not.toContain("U+D8")
  })
})

describe("Path", () => {
  const directions = (c: HTMLElement) => [...c.querySelectorAll("bdi")].map((e) => [e.dir, e.textContent])

  it("isolates each name and leaves the ending at the end", () => {
    const { container } = render(<Path text={"العربية/قرار المجلس.md"} />)
    expect(container.textContent).toBe("العربية/قرار المجلس.md")
    expect(directions(container)).toEqual([
      ["ltr", "العربية/قرار المجلس.md"],
      ["", "العربية"],
      ["", "قرار المجلس"],
    ])
  })

  it("shows a sign that turns direction, so that no ending is disguised", () => {
    render(<Path text={"pay\u202Efdp.md"} />)
    expect(screen.getByText("U+202E").textContent).toBe("U+202E")
  })

  it("keeps names that are only an ending, or end in a dot", () => {
    const { container } = render(<Path text=".md/a./.x.y" />)
    expect(container.textContent).toBe(".md/a./.x.y")
    expect(directions(container).slice(1)).toEqual([
      ["", ".md"],
      ["", "a."],
      ["", ".x"],
    ])
  })
})
