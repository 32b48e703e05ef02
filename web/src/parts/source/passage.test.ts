import { describe, expect, it } from "vitest"
import { placeIn } from "./passage"

const encode = (s: string) => new TextEncoder().encode(s)
const size = (s: string) => encode(s).length

/** The text that a place marks. */
const marked = (p: Exclude<ReturnType<typeof placeIn>, string>) =>
  new TextDecoder().decode(encode(p.text).subarray(p.mark.start, p.mark.end))

describe("placeIn", () => {
  const before = "# Zuschüsse 🏛\n\nDer Rat — "
  const passage = "„beendet“ sie 二"
  const after = ".\nDann nicht mehr.\n"
  const file = encode(before + passage + after)
  const c = { start: size(before), end: size(before) + size(passage), text: passage }

  it("counts bytes, not characters", () => {
    const p = placeIn(file, 0, c, false)
    expect(p).toMatchObject({ text: before + passage + after, before: false, after: false })
    expect(p !== "differs" && marked(p)).toBe(passage)
  })

  it("marks the passage wherever the window was cut, also within characters", () => {
    for (let from = 0; from <= c.start; from++) {
      for (let to = c.end; to <= file.length; to++) {
        const p = placeIn(file.subarray(from, to), from, c, to < file.length)
        expect(p, `window ${from}–${to}`).not.toBe("differs")
        if (p === "differs") continue
        expect(marked(p), `window ${from}–${to}`).toBe(passage)
        expect(p.text, `window ${from}–${to}`).not.toContain("\uFFFD")
      }
    }
  })

  it("marks no guess: other bytes at the place, or the same text elsewhere", () => {
    expect(placeIn(encode("x" + before + passage + after), 0, c, false)).toBe("differs")
    expect(placeIn(file.subarray(0, c.end - 1), 0, c, false)).toBe("differs")
  })

  it("keeps a byte order mark, which counts as three bytes", () => {
    const p = placeIn(encode("\uFEFFab"), 0, { start: 3, end: 5, text: "ab" }, false)
    expect(p !== "differs" && marked(p)).toBe("ab")
  })
})
