import { expect, test } from "vitest"
import { bytes, duration, percent, shortAddress, shortCID, tokens } from "./format"

test("percentages never round across a threshold", () => {
  expect(percent(496n, 1000n)).toBe("49.6%")
  expect(percent(4999n, 10000n)).toBe("49.9%")
  expect(percent(1n, 2n)).toBe("50%")
  expect(percent(999n, 1000n)).toBe("99.9%")
  expect(percent(666n, 1000n)).toBe("66%")
  expect(percent(1n, 0n)).toBe("0%")
})

test("tokens are exact, and what is cut is marked", () => {
  const one = 10n ** 18n
  expect(tokens(1200n * one, 18)).toBe("1,200")
  expect(tokens(one / 20n, 18)).toBe("0.05")
  expect(tokens(one + 1n, 18)).toBe("1.0000…")
  expect(tokens(7n, 0)).toBe("7")
})

test("bytes in decimal units", () => {
  expect(bytes(999)).toBe("999 B")
  expect(bytes(1200)).toBe("1.2 kB")
  expect(bytes(999_600)).toBe("1 MB")
  expect(bytes(3_000_000)).toBe("3 MB")
})

test("names are cut in the middle", () => {
  expect(shortAddress("0x1234567890123456789012345678901234567890")).toBe("0x1234…7890")
  expect(shortCID("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi")).toBe("bafy…bzdi")
})

test("durations in their largest unit", () => {
  expect(duration(40)).toBe("40 s")
  expect(duration(5 * 3600)).toBe("5 h")
  expect(duration(47 * 3600)).toBe("47 h")
  expect(duration(3 * 86_400)).toBe("3 d")
})
