import type { Address } from "@/address"

/** Who acts: an account of a wallet, or a built-in test account of the development chain. */
export interface Account {
  address: Address
  kind: "wallet" | "test"
  /** What the account is called: the wallet's name, or "Test account 3". */
  name: string
}

export interface Wallet {
  /** The connected account; undefined while there is none. */
  account: Account | undefined
  /** The address that is signed in (EIP-4361), undefined while none is or it is not known yet. */
  signedIn: Address | undefined
  /** Opens the menu to connect, or that of the connected account. */
  open: () => void
}

/** The wallet as the pages see it. */
export function useWallet(): Wallet {
  return { account: undefined, signedIn: undefined, open: () => {} }
}
