import {
  connect,
  disconnect,
  getConnection,
  getConnectors,
  reconnect as wagmiReconnect,
  watchConnection,
} from "@wagmi/core"
import type { Connector } from "@wagmi/core"
import { createPublicClient, createWalletClient, custom, http, type Chain, type EIP1193Provider } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { getAddress, type Address } from "@/address"
import { api, data, type Schema } from "@/api/client"
import { remember } from "@/session/restore"
import { getState, setState } from "@/session/store"
import { network } from "./network"
import { setSigner } from "./signer"
import { walletConfig } from "./wallets"

/** A test account of the development chain. */
export type TestAccount = Schema<"DevAccount">

export const testAccountName = (index: number): string => "Test account " + index

/** The test accounts; empty on every chain but a development chain of the server's own. */
export async function testAccounts(): Promise<TestAccount[]> {
  const { status } = await network()
  if (!status.chain.dev_chain) return []
  return (await data(api.GET("/api/v1/dev/accounts"))).accounts
}

/** Connects a test account. It signs here; its transactions go through the server to its chain. */
export async function connectTest(account: TestAccount): Promise<void> {
  const { chain } = await network()
  const signing = privateKeyToAccount(account.key as `0x${string}`)
  const transport = http(location.origin + "/api/v1/dev/rpc", { retryCount: 1 })
  await leave()
  setSigner({
    wallet: createWalletClient({ account: signing, chain, transport }),
    reader: createPublicClient({ chain, transport, pollingInterval: 500 }),
    chainId: () => Promise.resolve(chain.id),
    switchTo: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
  })
  setState({
    account: { address: getAddress(signing.address), kind: "test", name: testAccountName(account.index) },
    chainId: String(chain.id),
  })
  remember("test:" + account.index)
}

/** The wallets of this browser that have announced themselves (EIP-6963), or the only one there is. */
export async function wallets(): Promise<readonly Connector[]> {
  return getConnectors(await walletConfig())
}

/** Connects a wallet: it asks the person which account to show. */
export async function connectWallet(connector: Connector): Promise<void> {
  const config = await walletConfig()
  await leave()
  await connect(config, { connector })
  await adopt(connector)
  remember("wallet")
}

/** Makes the wallet's account the connected one, and follows its changes. */
async function adopt(connector: Connector): Promise<void> {
  const { chain } = await network()
  const config = await walletConfig()
  const provider = (await connector.getProvider()) as EIP1193Provider
  const use = (address: Address, chainId: number) => {
    const transport = custom(provider, { retryCount: 0 })
    setSigner({
      wallet: createWalletClient({ account: address, chain, transport }),
      reader: createPublicClient({ chain, transport, pollingInterval: 1000 }),
      chainId: async () => Number(await provider.request({ method: "eth_chainId" })),
      switchTo: (to) => switchTo(provider, to),
      disconnect: () => disconnect(config, { connector }),
    })
    setState({
      account: { address: getAddress(address), kind: "wallet", name: connector.name },
      chainId: String(chainId),
    })
  }
  const now = getConnection(config)
  if (!now.address || now.chainId === undefined) throw new Error("The wallet showed no account.")
  use(now.address, now.chainId)
  unwatch?.()
  unwatch = watchConnection(config, {
    onChange(c) {
      if (getState().account?.kind !== "wallet") return
      if (c.status === "connected") use(c.address, c.chainId)
      if (c.status === "disconnected") void forget()
    },
  })
}

let unwatch: (() => void) | undefined

/** What a wallet answers for a chain that it does not know (EIP-3326). */
const unknownChain = 4902

async function switchTo(provider: EIP1193Provider, chain: Chain): Promise<void> {
  const chainId = ("0x" + chain.id.toString(16)) as `0x${string}`
  try {
    await provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] })
  } catch (e) {
    const rpcUrls = chain.rpcUrls.default.http
    if (codeOf(e) !== unknownChain || rpcUrls.length === 0) throw e
    await provider.request({
      method: "wallet_addEthereumChain",
      params: [
        { chainId, chainName: chain.name, nativeCurrency: chain.nativeCurrency, rpcUrls: [...rpcUrls] },
      ],
    })
    await provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] })
  }
}

function codeOf(e: unknown): number | undefined {
  const x = e as { code?: number; data?: { originalError?: { code?: number } } } | undefined
  return x?.data?.originalError?.code ?? x?.code
}

/** Disconnects whatever is connected, quietly. */
async function leave(): Promise<void> {
  unwatch?.()
  unwatch = undefined
  const config = await walletConfig()
  if (getConnection(config).status === "connected") await disconnect(config).catch(() => undefined)
}

/** Disconnects the account. The session stays: signing out ends it. */
export async function forget(): Promise<void> {
  await leave()
  setSigner(undefined)
  setState({ account: undefined, chainId: undefined })
  remember("")
}

/** Connects what was remembered of the last visit. */
export async function reconnect(what: string): Promise<void> {
  if (what.startsWith("test:")) {
    const accounts = await testAccounts()
    const account = accounts.find((a) => "test:" + a.index === what)
    if (account) await connectTest(account)
    return
  }
  const config = await walletConfig()
  const [connection] = await wagmiReconnect(config)
  if (connection) await adopt(connection.connector)
}
