/** A piece of a line: text as it stands, code, or the mark of a citation. */
export type Inline = { text: string } | { code: string } | { mark: number }

/** A paragraph, or an item of a list. */
export interface Block {
  kind: "paragraph" | "item"
  inline: Inline[]
}

const pieces = /`([^`\n]+)`|\s*\[(\d{1,3})\]/g

/**
 * An answer's text as blocks. Paragraphs and "- " lists are structure; all else is shown as
 * it stands, so that nothing a document says can act as markup. A number in brackets is a
 * mark only if cited has it (undefined: while the citations are not known, any number is).
 */
export function parseAnswer(text: string, cited?: ReadonlySet<number>): Block[] {
  const blocks: Block[] = []
  for (const part of text.split(/\n{2,}/)) {
    let lines: string[] = []
    const flush = (kind: Block["kind"]) => {
      const joined = lines.join("\n").trim()
      if (joined) blocks.push({ kind, inline: parseInline(joined, cited) })
      lines = []
    }
    let kind: Block["kind"] = "paragraph"
    for (const line of part.split("\n")) {
      const item = /^\s*[-*] +(.*)$/.exec(line)
      if (item) {
        flush(kind)
        kind = "item"
      }
      lines.push(item?.[1] ?? line)
    }
    flush(kind)
  }
  return blocks
}

function parseInline(text: string, cited?: ReadonlySet<number>): Inline[] {
  const out: Inline[] = []
  const say = (s: string) => {
    if (!s) return
    const last = out.at(-1)
    if (last && "text" in last) last.text += s
    else out.push({ text: s })
  }
  let at = 0
  for (const m of text.matchAll(pieces)) {
    say(text.slice(at, m.index))
    at = m.index + m[0].length
    const n = Number(m[2])
    if (m[1] !== undefined) out.push({ code: m[1] })
    else if (!cited || cited.has(n)) out.push({ mark: n })
    else say(m[0])
  }
  say(text.slice(at))
  return out
}

/**
 * Groups pieces that no line break may part: a word, its marks and the full stop that
 * follows. Groups of one piece are not bound to anything.
 */
export function bind(line: readonly Inline[]): Inline[][] {
  const inline = line.map((p) => ({ ...p })) // which is cut below
  const out: Inline[][] = []
  for (let i = 0; i < inline.length; i++) {
    const piece = inline[i]
    if (!piece) break
    if (!("mark" in piece)) {
      out.push([piece])
      continue
    }
    const group: Inline[] = [piece]
    const before = out.at(-1)?.[0]
    if (before && "text" in before) {
      const word = /\S+$/.exec(before.text)?.[0] ?? ""
      if (word && word.length <= 24) {
        before.text = before.text.slice(0, -word.length)
        if (!before.text) out.pop()
        group.unshift({ text: word })
      }
    }
    let next = inline[i + 1]
    while (next && "mark" in next) {
      group.push(next)
      next = inline[++i + 1]
    }
    if (next && "text" in next) {
      const stop = /^[.,;:!?)\]”"'’]+/.exec(next.text)?.[0]
      if (stop) {
        group.push({ text: stop })
        inline[i + 1] = { text: next.text.slice(stop.length) }
      }
    }
    out.push(group)
  }
  return out.filter((g) => !(g.length === 1 && g[0] && "text" in g[0] && g[0].text === ""))
}
