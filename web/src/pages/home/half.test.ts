import { expect, test } from "vitest"
import { half } from "./half"

test.each([
  { powers: [51n, 49n], supply: 100n, want: 1 },
  { powers: [50n, 50n], supply: 100n, want: 2 }, // half is not more than half
  { powers: [20n, 20n, 20n, 20n, 20n], supply: 100n, want: 3 },
  { powers: [20n, 20n], supply: 100n, want: 0 }, // the rest is not delegated, or not listed
  { powers: [], supply: 0n, want: 0 },
])("$want hold more than half of $supply: $powers", ({ powers, supply, want }) => {
  expect(half(powers, supply)).toBe(want)
})
