import { useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type { Address } from "@/address"
import type { Schema } from "@/api/client"
import type { Plan, Receipt } from "@/chain/plan"
import type { TypedRequest } from "@/chain/plan"
import type { Hex } from "viem"

/** Who acts: an account of a wallet, or a built-in test account of the development chain. */
export interface Account {
  address: Address
  kind: "wallet" | "test"
  /** What the account is called: the wallet's name, or "Test account 3". */
  name: string
}

/** What a person is asked for right now, one thing at a time. */
export type Request =
  | { kind: "menu" }
  | { kind: "connect"; settle: (connected: boolean) => void }
  | { kind: "sign-in"; settle: (signedIn: boolean) => void }
  | {
      kind: "transaction"
      plan: Plan
      settle: (receipt: Receipt | undefined) => void
      /** It is on its way: to close the sheet is not to decline it. */
      sent?: boolean
      /** It is done; the sheet still shows so. */
      receipt?: Receipt
    }
  | {
      kind: "signature"
      title: string
      words: ReactNode
      typed: TypedRequest
      settle: (signature: Hex | undefined) => void
    }

interface State {
  account: Account | undefined
  /** The wallet's chain id, decimal; undefined while there is no wallet. */
  chainId: string | undefined
  /** null: nobody is signed in; undefined: not known yet. */
  session: Schema<"Session"> | null | undefined
  /** An account of an earlier visit is being connected again. */
  restoring: boolean
  request: Request | undefined
}

let state: State = {
  account: undefined,
  chainId: undefined,
  session: undefined,
  restoring: false,
  request: undefined,
}
const watchers = new Set<() => void>()

/** The state now. */
export const getState = (): State => state

/** Changes the state. */
export function setState(change: Partial<State>): void {
  state = { ...state, ...change }
  for (const w of watchers) w()
}

/** Calls f at each change until the returned function is called. */
export function watchState(f: () => void): () => void {
  watchers.add(f)
  return () => watchers.delete(f)
}

/** A part of the state; pick must give the same value for the same state. */
export const useWalletState = <T>(pick: (s: State) => T): T =>
  useSyncExternalStore(watchState, () => pick(state))

/**
 * Asks for something and waits for the end of it. What was asked before and is not settled
 * counts as declined.
 */
export function ask<T>(make: (settle: (value: T) => void) => Request): Promise<T> {
  decline()
  return new Promise((resolve) => {
    const request: Request = make((value) => {
      if (state.request === request) setState({ request: undefined })
      resolve(value)
    })
    setState({ request })
  })
}

/** A transaction that is asked for. */
export type Transaction = Extract<Request, { kind: "transaction" }>

/** Notes that a transaction is on its way, or how it ended; closed tells that its sheet is. */
export function progress(r: Transaction, to: { sent: boolean; receipt?: Receipt }): { closed: boolean } {
  Object.assign(r, to)
  return { closed: state.request !== r }
}

/** Closes what is asked for: declined, unless it is done or on its way already. */
export function decline(): void {
  const r = state.request
  if (!r) return
  setState({ request: undefined })
  if (r.kind === "connect" || r.kind === "sign-in") r.settle(false)
  if (r.kind === "transaction" && !r.sent) r.settle(r.receipt)
  if (r.kind === "signature") r.settle(undefined)
}
