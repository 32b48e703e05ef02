/** What stands before a document's text, between lines of "---". */
export interface FrontMatter {
  /** Its lines as name and value where it is as simple as that, else undefined. */
  rows: [string, string][] | undefined
  text: string
}

const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n|^)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** Rows beyond this are shown as text. */
const most = 64

/** Cuts the front matter off a document. */
export function frontMatter(source: string): { front: FrontMatter | undefined; rest: string } {
  const start = source.startsWith("\uFEFF") ? 1 : 0
  const found = fence.exec(source.slice(start, start + 65_536))
  if (!found) return { front: undefined, rest: source.slice(start) }
  const text = found[1] ?? ""
  return { front: { rows: rows(text), text }, rest: source.slice(start + found[0].length) }
}

/** Lines of "name: value"; a value may go on in indented lines. */
function rows(text: string): [string, string][] | undefined {
  const out: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "" || line.startsWith("#")) continue
    const row = /^([^\s:][^:]{0,63}):(?:[ \t]+(.*))?$/.exec(line)
    const last = out.at(-1)
    if (row) out.push([row[1] ?? "", unquote((row[2] ?? "").trim())])
    else if (last && /^[ \t-]/.test(line)) last[1] = (last[1] + "\n" + line.trim()).trim()
    else return undefined
    if (out.length > most) return undefined
  }
  return out.length > 0 ? out : undefined
}

const unquote = (s: string): string => /^(["'])(.*)\1$/.exec(s)?.[2] ?? s
