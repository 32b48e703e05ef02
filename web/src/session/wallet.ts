import type { Address } from "@/address"
import { sameAddress } from "@/address"
import { restore, restored } from "./restore"
import { resume } from "./sent"
import { ask, decline, getState, setState, useWalletState, type Account } from "./store"
import { refreshSession } from "./session"

export type { Account } from "./store"

export interface Wallet {
  /** The connected account; undefined while there is none. */
  account: Account | undefined
  /** An account of an earlier visit is being connected again. */
  restoring: boolean
  /** The address that is signed in (EIP-4361), undefined while none is or it is not known yet. */
  signedIn: Address | undefined
  /** Opens the menu to connect, or that of the connected account. */
  open: () => void
}

function open() {
  decline()
  if (getState().account) setState({ request: { kind: "menu" } })
  else void ask<boolean>((settle) => ({ kind: "connect", settle }))
}

restore()
resume()

/** The wallet as the pages see it. */
export function useWallet(): Wallet {
  const account = useWalletState((s) => s.account)
  const restoring = useWalletState((s) => s.restoring)
  const session = useWalletState((s) => s.session)
  return { account, restoring, signedIn: session?.address as Address | undefined, open }
}

/** Connects an account unless one is; false if the person declines. */
export async function ensureAccount(): Promise<boolean> {
  await restored()
  if (getState().account) return true
  return ask<boolean>((settle) => ({ kind: "connect", settle }))
}

/**
 * Makes sure that the connected account is signed in: connects and signs in where needed,
 * in dialogs over the page, so that nothing typed is lost. false if the person declines.
 */
export async function ensureSession(): Promise<boolean> {
  if (!(await ensureAccount())) return false
  const session = await refreshSession()
  if (session && sameAddress(session.address, getState().account?.address)) return true
  return ask<boolean>((settle) => ({ kind: "sign-in", settle }))
}

/** Connects another account and signs it in; false if the person declines. */
async function changeAccount(): Promise<boolean> {
  if (!(await ask<boolean>((settle) => ({ kind: "connect", settle })))) return false
  return ensureSession()
}

const session = { ensure: ensureSession, change: changeAccount }

/** What needs a session calls ensure first; change is for who needs another one. */
export const useSession = () => session
