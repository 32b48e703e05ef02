import { expect, test } from "vitest"
import { parseTokens } from "./amounts"
import { wrongDelegate } from "./delegate"
import { span } from "./span"

test("amounts are read exactly or refused", () => {
  expect(parseTokens("12.5", 18)).toEqual({ units: 12_500_000_000_000_000_000n })
  expect(parseTokens(" 7 ", 0)).toEqual({ units: 7n })
  for (const bad of ["", "-1", "1e3", "1,200", "0x10", ".5", "1."])
    expect(parseTokens(bad, 18)).toHaveProperty("wrong")
  expect(parseTokens("1.5", 0)).toEqual({ wrong: "The token has 0 decimal places." })
  expect(parseTokens("0.0", 18)).toEqual({ wrong: "More than nothing." })
})

test("a delegate is an address with a right checksum, and a new one", () => {
  const current = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
  expect(wrongDelegate("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", current)).toBe("")
  expect(wrongDelegate("0x70997970c51812dc3a010c7d01b50e0d17dc79c8", current)).toBe("")
  expect(wrongDelegate("0x70997970C51812dc3A010C7d01b50e0d17dc79c8", current)).toMatch(/checksum/)
  expect(wrongDelegate("0x7099", current)).toMatch(/not an address/)
  expect(wrongDelegate("", current)).toBe("Enter the address.")
  expect(wrongDelegate(current.toLowerCase(), current)).toMatch(/already/)
  expect(wrongDelegate("0x0000000000000000000000000000000000000000", current)).toMatch(/zero address/)
})

test("durations are exact", () => {
  expect(span(5 * 86_400)).toBe("5 days")
  expect(span(5400)).toBe("1 hour 30 minutes")
  expect(span(61)).toBe("1 minute 1 second")
  expect(span(0)).toBe("No time")
})
