import { checksumAddress, isAddress as viemIsAddress, type Address } from "viem"

export type { Address }

/** Whether s is an address; a mixed-case one must have the right checksum (ERC-55). */
export const isAddress = (s: string): s is Address => viemIsAddress(s)

/** The address with its checksum (ERC-55). */
export const getAddress = (s: Address): Address => checksumAddress(s)

/** Whether two spellings are one address. */
export const sameAddress = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()
