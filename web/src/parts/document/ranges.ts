import { indexes } from "./offsets"

export interface Mark {
  /** UTF-8 byte range [start, end). */
  start: number
  end: number
}

/** A range of string indexes [from, to). */
export interface Range {
  from: number
  to: number
}

/** Marks as ascending string ranges that do not overlap; base: the byte that text begins at. */
export function ranges(text: string, marks: Mark[], base = 0): Range[] {
  const merged: Mark[] = []
  for (const m of marks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(0, m.start - base)
    const end = m.end - base
    if (end <= start) continue
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  const at = indexes(
    text,
    merged.flatMap((m) => [m.start, m.end]),
  )
  return merged.map((_, i) => ({ from: at[2 * i] ?? 0, to: at[2 * i + 1] ?? 0 })).filter((r) => r.to > r.from)
}

/** A block of whole lines; marked: it holds marks, as parts of its text. */
export interface Block {
  from: number
  to: number
  marks: Range[]
}

/** Cuts [from, to) of a text into blocks of whole lines, those with a mark and those without. */
export function blocks(text: string, marks: Range[], from: number, to: number): Block[] {
  const out: Block[] = []
  const push = (b: Block) => {
    if (b.to > b.from) out.push(b)
  }
  let at = from
  for (const m of marks) {
    const a = Math.max(m.from, from)
    const z = Math.min(m.to, to)
    if (z <= a) continue
    const first = Math.max(a > 0 ? text.lastIndexOf("\n", a - 1) + 1 : 0, from)
    // A mark that ends with its line does not take the next one along.
    const end = text.indexOf("\n", z - 1)
    const past = end < 0 || end >= to ? to : end + 1
    const last = out.at(-1)
    if (last && last.marks.length > 0 && first < last.to) {
      last.to = Math.max(last.to, past)
      last.marks.push({ from: a, to: z })
    } else {
      push({ from: at, to: first, marks: [] })
      out.push({ from: first, to: past, marks: [{ from: a, to: z }] })
    }
    at = out.at(-1)?.to ?? at
  }
  push({ from: at, to, marks: [] })
  return out
}

/** The line that index i is in begins here, or i - most where the line is longer than that. */
export const lineStart = (text: string, i: number, most: number): number =>
  i <= 0 ? 0 : whole(text, Math.max(text.lastIndexOf("\n", i - 1) + 1, i - most))

/** The line that index i is in ends here, or at i + most where the line is longer than that. */
export function lineEnd(text: string, i: number, most: number): number {
  const end = text.indexOf("\n", i)
  return whole(text, Math.min(end < 0 ? text.length : end + 1, i + most, text.length))
}

/** i, or the index before it where i would cut a surrogate pair. */
function whole(text: string, i: number): number {
  const c = text.charCodeAt(i)
  return c >= 0xdc00 && c <= 0xdfff && i > 0 ? i - 1 : i
}
