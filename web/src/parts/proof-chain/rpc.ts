import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { statusQuery } from "@/api/queries"
import { currentSigner } from "@/chain/signer"
import { useWalletState } from "@/session/store"
import { useWallet } from "@/session/wallet"

/** A way to ask the chain that does not lead through this server's own reading of it. */
export interface RPC {
  request: (method: string, params: unknown[]) => Promise<unknown>
  /** The chain it has to be of, decimal. */
  chain: string
  /** It is the development chain's, which runs in this server. */
  dev: boolean
  /** The chain that the wallet is on now, as it was last heard; a check is made anew when it changes. */
  on?: string
}

/** The RPC that the browser can ask now; undefined where none is. */
export function useRPC(): RPC | undefined {
  const { data } = useQuery(statusQuery)
  const { account } = useWallet()
  const wallet = account?.kind === "wallet"
  const on = useWalletState((w) => w.chainId)
  const dev = data?.chain.dev_chain
  const chain = data?.chain.id
  return useMemo(() => {
    if (!chain) return undefined
    if (wallet) return { request: walletRequest, chain, dev: false, on }
    return dev ? { request: devRequest, chain, dev: true } : undefined
  }, [wallet, dev, chain, on])
}

async function walletRequest(method: string, params: unknown[]): Promise<unknown> {
  return currentSigner().reader.request({ method, params } as never)
}

async function devRequest(method: string, params: unknown[]): Promise<unknown> {
  const response = await fetch("/api/v1/dev/rpc", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  })
  const answer = (await response.json()) as { result?: unknown; error?: { message: string } }
  if (!response.ok || answer.error) throw new Error(answer.error?.message ?? "HTTP " + response.status)
  return answer.result
}
