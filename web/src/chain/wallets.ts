import { createConfig, createStorage, custom, injected, noopStorage, type Config } from "@wagmi/core"
import { network } from "./network"

let config: Promise<Config> | undefined

/**
 * The browser's wallets. They are found by their own announcement (EIP-6963); nothing but
 * them is asked about the chain.
 */
export function walletConfig(): Promise<Config> {
  config ??= make()
  config.catch(() => (config = undefined))
  return config
}

/** The browser's, unless it is blocked: then the connection is not remembered. */
function storage() {
  try {
    return localStorage
  } catch {
    return noopStorage
  }
}

async function make(): Promise<Config> {
  const { chain } = await network()
  const c = createConfig({
    chains: [chain],
    // The old way, for a wallet that does not announce itself.
    connectors: [injected({ unstable_shimAsyncInject: false })],
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ storage: storage(), key: "witan.wagmi" }),
    transports: {
      [chain.id]: custom({ request: () => Promise.reject(new Error("No wallet is connected.")) }),
    },
  })
  // Wallets answer the request for announcements at once, but in a task of their own.
  await new Promise((r) => setTimeout(r, 50))
  return c as unknown as Config
}
