import { getAddress as reference, isAddress as isReference } from "viem"
import { expect, test } from "vitest"
import { getAddress, isAddress, type Address } from "./address"

const made = Array.from({ length: 64 }, (_, i) => {
  const digits = Array.from({ length: 40 }, (_digit, j) => ((i * 31 + j * 7 + i * j) % 16).toString(16)).join(
    "",
  )
  return ("0x" + digits) as Address
})

test("the checksum is that of viem (ERC-55)", () => {
  for (const a of made) expect(getAddress(a)).toBe(reference(a))
  // The first of the ERC's own test cases.
  expect(getAddress("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")).toBe(
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  )
})

test("an address is what viem takes for one", () => {
  const good = reference("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
  const odd = [good.replace("5aA", "5Aa"), good.slice(0, -1), good + "0", "0X" + good.slice(2), "", "x"]
  const cases = [
    ...made,
    ...made.map((a) => getAddress(a)),
    ...made.map((a) => "0x" + a.slice(2).toUpperCase()),
  ]
  for (const s of [...cases, ...odd]) expect(isAddress(s), s).toBe(isReference(s))
})
