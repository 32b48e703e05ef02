import { defineChain, type Chain } from "viem"
import { queryClient, statusQuery } from "@/api/queries"
import type { Schema } from "@/api/client"

const names: Record<string, string> = { "1": "Ethereum", "11155111": "Sepolia", "560048": "Hoodi" }

/** What people call a network. */
export const networkName = (status: Schema<"Status">): string =>
  status.chain.dev_chain ? "Witan development chain" : (names[status.chain.id] ?? "Chain " + status.chain.id)

/** The chain of the DAO, as viem and wallets name it. */
export async function network(): Promise<{ chain: Chain; status: Schema<"Status"> }> {
  const status = await queryClient.ensureQueryData(statusQuery)
  const rpc = status.chain.rpc
  const chain = defineChain({
    id: Number(status.chain.id),
    name: networkName(status),
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: rpc ? [rpc] : [] } },
  })
  return { chain, status }
}
