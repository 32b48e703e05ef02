import { describe, expect, it } from "vitest"
import { canRevoke, canWithdraw } from "./can"
import { reaches } from "./proposing-power"

describe("what takes a dataset out", () => {
  it("revokes only what is approved", () => {
    expect(canRevoke("approved")).toBe(true)
    for (const d of ["proposed", "voting", "queued", "defeated", "revoked", "withdrawn", "expired"] as const)
      expect(canRevoke(d)).toBe(false)
  })

  it("withdraws what is approved or on its way", () => {
    for (const d of ["proposed", "voting", "queued", "approved"] as const) expect(canWithdraw(d)).toBe(true)
    for (const d of ["defeated", "cancelled", "revoked", "withdrawn", "expired"] as const)
      expect(canWithdraw(d)).toBe(false)
  })
})

it("compares votes exactly, whatever their decimal places", () => {
  expect(reaches("100", "100.0")).toBe(true)
  expect(reaches("99.999999999999999999", "100")).toBe(false)
  expect(reaches("100.000000000000000001", "100")).toBe(true)
  expect(reaches("0", "0")).toBe(true)
})
