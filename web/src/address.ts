import { keccak_256 } from "@noble/hashes/sha3"
import type { Address } from "viem"

export type { Address }

const encoder = new TextEncoder()

/**
 * The address with its checksum (ERC-55). viem has the same, but with it come the errors
 * and the ABI of every contract call, which the pages that only show an address do not need.
 */
export function getAddress(s: Address): Address {
  const digits = s.slice(2).toLowerCase()
  const hash = keccak_256(encoder.encode(digits))
  let out = "0x"
  for (let i = 0; i < digits.length; i++) {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 0xf
    out += nibble >= 8 ? digits.charAt(i).toUpperCase() : digits.charAt(i)
  }
  return out as Address
}

/** Whether s is an address; a mixed-case one must have the right checksum (ERC-55). */
export const isAddress = (s: string): s is Address =>
  /^0x[0-9a-fA-F]{40}$/.test(s) && (s === s.toLowerCase() || getAddress(s as Address) === s)

/** Whether two spellings are one address. */
export const sameAddress = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()
