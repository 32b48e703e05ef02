import type { Account as ViemAccount, Chain, PublicClient, Transport, WalletClient } from "viem"

/** What can sign and send for the connected account. */
export interface Signer {
  wallet: WalletClient<Transport, Chain, ViemAccount>
  reader: PublicClient
  /** The id of the chain that the wallet is on. */
  chainId: () => Promise<number>
  /** Moves the wallet to a chain, adding it where the wallet does not know it (EIP-3326, EIP-3085). */
  switchTo: (chain: Chain) => Promise<void>
  disconnect: () => Promise<void>
}

let signer: Signer | undefined

/** The connected account's signer. */
export function currentSigner(): Signer {
  if (!signer) throw new Error("No account is connected.")
  return signer
}

export function setSigner(s: Signer | undefined): void {
  signer = s
}
