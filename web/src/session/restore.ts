import { refreshSession } from "./session"
import { setState } from "./store"

/** Where the account of the last visit is remembered: "test:3", or "wallet". */
export const memory = "witan.account"

/** Remembers how an account was connected; empty forgets it. */
export function remember(what: string): void {
  try {
    if (what) localStorage.setItem(memory, what)
    else localStorage.removeItem(memory)
  } catch {
    // storage is blocked: the next visit begins without an account
  }
}

function remembered(): string {
  try {
    return localStorage.getItem(memory) ?? ""
  } catch {
    return ""
  }
}

let done = false
let ended: Promise<void> = Promise.resolve()

/** Settles when the account of the last visit is connected again, or cannot be. */
export const restored = (): Promise<void> => ended

/** Connects the account of the last visit, if there was one. What wallets need is loaded only then. */
export function restore(): void {
  if (done) return
  done = true
  refreshSession().catch(() => undefined) // not known yet; asked again when it is needed
  const what = remembered()
  if (!what) return
  setState({ restoring: true })
  ended = import("@/chain/connect")
    .then((c) => c.reconnect(what))
    .catch(() => undefined) // as if there had been none; the menu connects again
    .finally(() => setState({ restoring: false }))
}
