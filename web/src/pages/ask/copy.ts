import type { Schema } from "@/api/client"

/** An answer as Markdown: its marks are footnotes that name where each quotation comes from. */
export function asMarkdown(a: Schema<"Answer">): string {
  const known = new Set(a.citations.map((c) => c.n))
  const text = a.refused
    ? a.answer
    : a.answer.replace(/\s*\[(\d{1,3})\]/g, (whole, n: string) => (known.has(Number(n)) ? `[^${n}]` : whole))
  const notes = a.refused ? [] : a.citations.map(footnote)
  return (
    ["**" + a.question.replace(/\s+/g, " ") + "**", text, notes.join("\n")].filter(Boolean).join("\n\n") +
    "\n"
  )
}

function footnote(c: Schema<"Citation">): string {
  const parts = [
    `“${c.text.replace(/\s+/g, " ").trim()}”`,
    `${code(c.document)}, bytes ${c.start}–${c.end}`,
    `CID ${code(c.cid)}`,
    `dataset ${code(c.dataset)}`,
  ]
  if (c.proposal_id && c.proposal_id !== "0") parts.push("proposal " + c.proposal_id)
  if (/[1-9a-f]/.test(c.approval_tx.slice(2))) {
    parts.push(`transaction ${code(c.approval_tx)} in block ${c.approval_block}`)
  }
  return `[^${c.n}]: ${parts.join("; ")}`
}

/** Inline code; a fence longer than any run of backticks inside keeps the text whole. */
function code(s: string): string {
  const longest = Math.max(0, ...(s.match(/`+/g) ?? []).map((r) => r.length))
  if (longest === 0) return "`" + s + "`"
  const fence = "`".repeat(longest + 1)
  return `${fence} ${s} ${fence}`
}
