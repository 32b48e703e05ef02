import { useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type { Address } from "@/address"
import type { Schema } from "@/api/client"
import type { Words } from "@/chain/errors"
import type { Plan, Receipt, TypedRequest } from "@/chain/plan"
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
      /** It is on its way or at its end (State.sent): to close the sheet is not to decline it. */
      hash?: Hex
    }
  | {
      kind: "signature"
      title: string
      words: ReactNode
      typed: TypedRequest
      settle: (signature: Hex | undefined) => void
    }

/** A transaction that was sent, until its end has been seen. */
export interface Sent {
  hash: Hex
  plan: Plan
  from: Address
  /** Decimal. */
  chainId: string
  /** Of the account, where the wallet tells it. */
  nonce?: number
  /** The chain does not answer how it stands; it is asked again. */
  away?: boolean
  /** block: it is in one, which the server has not read yet. */
  end?: { at: "block" | "done"; receipt: Receipt } | { at: "failed"; words: Words }
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
  /** What was sent and is not over, or over and not seen; oldest first. */
  sent: readonly Sent[]
}

let state: State = {
  account: undefined,
  chainId: undefined,
  session: undefined,
  restoring: false,
  request: undefined,
  sent: [],
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
      if (state.request === request) leave(request)
      resolve(value)
    })
    setState({ request })
  })
}

/** A transaction that is asked for. */
export type Transaction = Extract<Request, { kind: "transaction" }>

/** Closes what is asked for. The end of a transaction has been seen in its sheet. */
export function leave(r: Request): void {
  const seen = (s: Sent) =>
    r.kind === "transaction" && s.hash === r.hash && s.end !== undefined && s.end.at !== "block"
  setState({ request: undefined, sent: state.sent.filter((s) => !seen(s)) })
}

/** Closes what is asked for: declined, unless it is on its way already. */
export function decline(): void {
  const r = state.request
  if (!r) return
  const end = r.kind === "transaction" ? state.sent.find((s) => s.hash === r.hash)?.end : undefined
  leave(r)
  if (r.kind === "connect" || r.kind === "sign-in") r.settle(false)
  if (r.kind === "transaction") {
    if (end?.at === "done") r.settle(end.receipt)
    else if (!r.hash || end?.at === "failed") r.settle(undefined)
  }
  if (r.kind === "signature") r.settle(undefined)
}
