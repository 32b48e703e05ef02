import { screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { describe, expect, it, vi } from "vitest"
import { answer, citation } from "@/testing/answers"
import { show } from "@/testing/page"
import { AnswerView } from "./turn"

describe("AnswerView", () => {
  it("puts each mark after its clause, says that these are quotes, and opens what is pressed", async () => {
    const onOpen = vi.fn()
    await show(<AnswerView answer={answer()} onOpen={onOpen} open={2} />)
    expect(screen.getByTestId("part").querySelector("p")?.textContent).toBe("The council1, by vote2.")
    expect(screen.getByText("Quotes only")).toBeTruthy()
    expect(screen.getByRole("button", { name: "Citation 2: Grants" }).getAttribute("aria-expanded")).toBe(
      "true",
    )
    await userEvent.click(screen.getByRole("button", { name: "Citation 1: Grants" }))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(1, expect.stringContaining("a1-1"))
  })

  it("lists each document once, with all its numbers, and opens its first passage", async () => {
    const onOpen = vi.fn()
    const other = { ...citation(2), document: "votes.md", title: "Votes" }
    const citations = [citation(1), other, citation(3)]
    await show(<AnswerView answer={answer({ citations })} onOpen={onOpen} />)
    const list = within(screen.getByRole("region", { name: "Sources" }))
    expect(list.getAllByRole("button").map((b) => b.textContent)).toEqual([
      "13Grantsgrants.md",
      "2Votesvotes.md",
    ])
    await userEvent.click(list.getByRole("button", { name: /Votes/ }))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(2, "source-a1-2")
  })

  it("says that nothing approved answers it: without prose, without marks, with a way on", async () => {
    const refused = answer({
      refused: true,
      answer: "This is not in the knowledge base.",
      citations: [citation(1)],
    })
    const onOpen = vi.fn()
    await show(<AnswerView answer={refused} onOpen={onOpen} />)
    expect(screen.getByText("Not in the knowledge base.")).toBeTruthy()
    expect(screen.queryByText(refused.answer)).toBeNull()
    expect(screen.queryByRole("button", { name: /^Citation/ })).toBeNull()
    expect(screen.queryByText("Quotes only")).toBeNull()
    expect(screen.getByText("Closest passages")).toBeTruthy()
    await userEvent.click(screen.getByText(citation(1).text))
    expect(onOpen).toHaveBeenCalledOnce()
    expect(screen.getByRole("link", { name: "Propose data" }).getAttribute("href")).toContain("about=Who")
  })

  it("names the documents where no passage came close", async () => {
    const ranked = [{ document: "a.md", title: "", cid: "b", dataset: "0x1", score: 1 }]
    await show(<AnswerView answer={answer({ refused: true, citations: [], ranked })} onOpen={() => {}} />)
    expect(screen.getByRole("link", { name: "a.md" }).getAttribute("href")).toBe(
      "/datasets/0x1/documents/a.md",
    )
  })

  it("names the proposal that removed what an answer quoted", async () => {
    const id = "110115519667665789506967604351283983435966237730979964709543684729149819519540"
    const removed = answer({ answer: "removed by proposal " + id, citations: [], generator: "" })
    await show(<AnswerView answer={removed} onOpen={() => {}} onRetry={() => {}} />)
    const link = screen.getByRole("link", { name: "Removed by proposal 1101155196…9540; text deleted." })
    expect(link.getAttribute("href")).toBe("/proposals/" + id)
    expect(screen.queryByRole("button", { name: /Copy/ })).toBeNull()
  })

  it("says who else removed it", async () => {
    const removed = answer({ answer: "withdrawn by its contributor", citations: [], generator: "" })
    await show(<AnswerView answer={removed} onOpen={() => {}} />)
    expect(screen.getByText("Withdrawn by its contributor; text deleted.")).toBeTruthy()
  })

  it("shows hostile text as it stands, with what hides in it revealed", async () => {
    const text = "<script>alert(1)</script> [x](javascript:alert(1)) a\u202Eb [1]."
    await show(<AnswerView answer={answer({ answer: text, citations: [citation(1)] })} onOpen={() => {}} />)
    const part = screen.getByTestId("part")
    expect(part.querySelector("script, a")).toBeNull()
    expect(part.textContent).toContain("<script>alert(1)</script> [x](javascript:alert(1))")
    expect(part.textContent).not.toContain("\u202E")
    expect(part.textContent).toContain("U+202E")
  })
})
