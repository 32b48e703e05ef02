import { expect, test } from "vitest"
import type { Schema } from "@/api/client"
import { brief } from "./title"

const effect = (e: Partial<Schema<"Effect">>): Schema<"Effect"> => ({
  call: 1,
  kind: "approve",
  decoded: true,
  sentence: "The whole sentence.",
  target: "0x",
  value: "0",
  data: "0x",
  ...e,
})
const dataset = { id: "0x1", cid: "bafyone", collection: "main" }

test("an approval is named by dataset and collection", () => {
  expect(brief(effect({ datasets: [dataset] }))).toBe("Approve dataset bafyone for collection main")
  expect(brief(effect({ datasets: [dataset, dataset] }))).toBe("Approve 2 datasets for collection main")
  expect(brief(effect({ kind: "revoke", datasets: [dataset] }))).toBe(
    "Revoke dataset bafyone from collection main",
  )
})

test("nothing is shortened that would hide something", () => {
  const whole = "The whole sentence"
  expect(brief(effect({ datasets: [dataset], value: "1" }))).toBe(whole)
  expect(brief(effect({ datasets: [{ ...dataset, malformed: "bad" }] }))).toBe(whole)
  expect(brief(effect({ datasets: [dataset, { ...dataset, collection: "other" }] }))).toBe(whole)
  expect(brief(effect({ kind: "revoke", datasets: [{ id: "0x1" }] }))).toBe(whole)
  expect(brief(effect({ kind: "other" }))).toBe(whole)
})
