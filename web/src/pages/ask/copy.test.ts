import { expect, it } from "vitest"
import { answer, citation } from "@/testing/answers"
import { asMarkdown } from "./copy"

it("turns marks into footnotes that name document, CID, dataset, proposal and transaction", () => {
  const c = citation(1)
  const text = asMarkdown(
    answer({ question: "Who\nmay end it?", answer: "The council [1]. See [9].", citations: [c] }),
  )
  expect(text).toBe(
    "**Who may end it?**\n\nThe council[^1]. See [9].\n\n" +
      `[^1]: “${c.text}”; \`grants.md\`, bytes ${c.start}–${c.end}; CID \`${c.cid}\`; dataset \`${c.dataset}\`; ` +
      `proposal ${c.proposal_id}; transaction \`${c.approval_tx}\` in block 15\n`,
  )
})

it("keeps names with backticks whole, and quotations on one line", () => {
  const text = asMarkdown(
    answer({ answer: "So [1].", citations: [{ ...citation(1), document: "a``b.md", text: "two\nlines" }] }),
  )
  expect(text).toContain("``` a``b.md ```")
  expect(text).toContain("“two lines”")
})

it("has no footnotes for a refusal: nothing supports it", () => {
  const text = asMarkdown(
    answer({ refused: true, answer: "This is not in the knowledge base.", citations: [citation(1)] }),
  )
  expect(text).not.toContain("[^1]")
})
