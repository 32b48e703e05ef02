import { render } from "@testing-library/react"
import { expect, test } from "vitest"
import type { Schema } from "@/api/client"
import { Raw } from "./raw"
import { Sentence } from "./sentence"

const turned = "old\u202Efdp.exe\u2066"

test("arguments of others neither turn nor hide text", () => {
  const effect: Schema<"Effect"> = {
    call: 1,
    kind: "revoke",
    decoded: true,
    sentence: "",
    target: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
    value: "0",
    data: "0x12",
    arguments: [{ name: "reason", type: "string", value: turned }],
  }
  const { container } = render(<Raw effect={effect} />)
  expect(container.textContent).toContain("oldU+202Efdp.exeU+2066")
  expect(container.textContent).not.toMatch(/[\u202E\u2066]/)
})

test("nor do the words of a sentence", () => {
  const { container } = render(<Sentence text={`Revoke dataset 0x${"1".repeat(64)}, reason: “${turned}”.`} />)
  expect(container.textContent).toContain("reason: “oldU+202Efdp.exeU+2066”.")
  expect(container.textContent).not.toMatch(/[\u202E\u2066]/)
})
