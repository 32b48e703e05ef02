import type { ReactNode } from "react"
import type { Hex, TypedDataDomain } from "viem"
import type { Address } from "@/address"

/** A transaction as people are asked for it, before any wallet is. */
export interface Plan {
  /** What is done, as a title: "Vote for". */
  title: string
  /** What it will do, in words, from the calldata. */
  sentences: string[]
  to: Address
  data: Hex
  /** Ether sent along, in wei. */
  value?: bigint
  /** It cannot be taken back. */
  irreversible?: boolean
  /** What stands in place of it when it is done. */
  done?: { text: string; link?: ReactNode }
}

/** How a transaction ended well. */
export interface Receipt {
  hash: Hex
  block: bigint
}

/** Typed data to sign (EIP-712). */
export interface TypedRequest {
  domain: TypedDataDomain
  types: Record<string, { name: string; type: string }[]>
  primaryType: string
  message: Record<string, unknown>
}
