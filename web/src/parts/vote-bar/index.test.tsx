import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import type { Schema } from "@/api/client"
import { VoteBar } from "."

const proposal = {
  state: "active",
  extended: true,
  quorum: "1000",
  tally: { for: "600.5", against: "100", abstain: "220", voters: 3 },
} as Schema<"Summary">

test("the table says what the bars draw", () => {
  const { container } = render(<VoteBar proposal={proposal} />)
  expect(screen.getByText("Short of quorum (82%); majority yes")).toBeTruthy()
  const cells = within(screen.getByRole("table"))
    .getAllByRole("row")
    .slice(1)
    .map((r) => r.textContent)
  expect(cells).toEqual(["For600.5", "Against100", "Abstain220", "Quorum1,000"])
  // The majority rises from where Against ends, as dots; the quorum is a full line.
  const dotted = container.querySelector("line[stroke-dasharray]")
  const against = [...container.querySelectorAll("rect")].find((r) =>
    r.getAttribute("fill")?.includes("hatch"),
  )
  expect(dotted?.getAttribute("x1")).toBe(against?.getAttribute("width"))
  // Both levels have their words, so the bars need no legend.
  expect(screen.getByText("Quorum 1,000")).toBeTruthy()
  expect(screen.getByText("For must pass 100")).toBeTruthy()
  expect(screen.getByText(/Extended/)).toBeTruthy()
})

test("without a vote against there is no level for For to pass", () => {
  const tally = { ...proposal.tally, against: "0" }
  const { container } = render(<VoteBar proposal={{ ...proposal, tally }} />)
  expect(container.querySelector("line[stroke-dasharray]")).toBeNull()
  expect(screen.queryByText(/For must pass/)).toBeNull()
})
