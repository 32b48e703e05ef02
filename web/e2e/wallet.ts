import type { Page } from "@playwright/test"
import { concat, createWalletClient, http, type Hex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import type { Server } from "./server"

interface Call {
  method: string
  params?: unknown[]
}

type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } }

const failure = (code: number, message: string): Answer => ({ error: { code, message } })

/**
 * A wallet that announces itself to the page (EIP-6963) and speaks EIP-1193. Its keys stay
 * in this process. It starts on another chain than the DAO's and does not know that one.
 */
export class TestWallet {
  /** The chain it is on. */
  chainId = 1
  /** The chains that it knows. */
  known = new Set([1])
  /** Methods whose next call the person declines (4001). */
  declines: string[] = []
  /** What it was asked, in order. */
  readonly asked: string[] = []
  /** A contract wallet (e2e/contract-wallet.ts) that stands for the account, its owner. */
  contract: Hex | undefined
  private accounts
  private page: Page | undefined

  constructor(
    private readonly server: Server,
    keys: Hex[],
    readonly name = "Test Wallet",
  ) {
    this.accounts = keys.map((k) => privateKeyToAccount(k))
  }

  /** What pages see as the wallet's account: its contract, or else its first key's. */
  get address(): Hex {
    if (this.contract) return this.contract
    const [first] = this.accounts
    if (!first) throw new Error("the wallet has no account")
    return first.address
  }

  /** Puts the wallet into every page that the browser opens from now on. */
  async install(page: Page): Promise<void> {
    this.page = page
    // Errors travel as data: exposed functions lose their codes.
    await page.exposeFunction("witanWallet", (call: Call) => this.answer(call))
    await page.addInitScript((name) => {
      const listeners: Record<string, ((x: unknown) => void)[]> = {}
      const bridge = (window as unknown as { witanWallet: (c: unknown) => Promise<Answer> }).witanWallet
      const provider = {
        async request(call: Call) {
          const a = await bridge(call)
          if ("error" in a) throw Object.assign(new Error(a.error.message), a.error)
          return a.result
        },
        on: (event: string, f: (x: unknown) => void) => void (listeners[event] ??= []).push(f),
        removeListener: (event: string, f: (x: unknown) => void) => {
          listeners[event] = (listeners[event] ?? []).filter((g) => g !== f)
        },
      }
      Object.assign(window, {
        witanEmit: (event: string, x: unknown) => listeners[event]?.forEach((f) => f(x)),
      })
      const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
      const info = { uuid: crypto.randomUUID(), name, icon, rdns: "example.wallet" }
      const announce = () =>
        window.dispatchEvent(
          new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }),
        )
      window.addEventListener("eip6963:requestProvider", announce)
      announce()
    }, this.name)
  }

  /** The person chooses another of the wallet's accounts. */
  async switchAccount(): Promise<void> {
    this.accounts.push(...this.accounts.splice(0, 1))
    await this.emit("accountsChanged", [this.address])
  }

  /** The person chooses another network. */
  async switchNetwork(id: number): Promise<void> {
    this.chainId = id
    await this.emit("chainChanged", "0x" + id.toString(16))
  }

  private async emit(event: string, x: unknown): Promise<void> {
    await this.page?.evaluate(
      ([e, y]) =>
        (window as unknown as { witanEmit: (e: string, x: unknown) => void }).witanEmit(e as string, y),
      [event, x],
    )
  }

  private async answer({ method, params = [] }: Call): Promise<Answer> {
    this.asked.push(method)
    const declined = this.declines.indexOf(method)
    if (declined >= 0) {
      this.declines.splice(declined, 1)
      return failure(4001, "User rejected the request.")
    }
    try {
      return await this.run(method, params)
    } catch (e) {
      const { code = -32603, message, data } = e as { code?: number; message: string; data?: unknown }
      return { error: { code, message, data } }
    }
  }

  private async run(method: string, params: unknown[]): Promise<Answer> {
    const [account] = this.accounts
    if (!account) return failure(4100, "no account")
    const [first] = params as [Record<string, string>]
    switch (method) {
      case "eth_accounts":
      case "eth_requestAccounts":
        return { result: [this.address] }
      case "wallet_requestPermissions":
        return {
          result: [
            {
              parentCapability: "eth_accounts",
              caveats: [{ type: "restrictReturnedAccounts", value: [this.address] }],
            },
          ],
        }
      case "wallet_revokePermissions":
        return { result: null }
      case "eth_chainId":
        return { result: "0x" + this.chainId.toString(16) }
      case "wallet_switchEthereumChain": {
        const id = Number(first.chainId)
        if (!this.known.has(id)) return failure(4902, "Unrecognized chain ID.")
        await this.switchNetwork(id)
        return { result: null }
      }
      case "wallet_addEthereumChain":
        this.known.add(Number(first.chainId))
        return { result: null }
      case "personal_sign":
        return { result: await account.signMessage({ message: { raw: params[0] as Hex } }) }
      case "eth_signTypedData_v4": {
        const typed = JSON.parse(params[1] as string) as Parameters<typeof account.signTypedData>[0]
        return { result: await account.signTypedData(typed) }
      }
      case "eth_sendTransaction": {
        const client = createWalletClient({ account, transport: http("http://" + this.server.chain) })
        const { to, data, value } = first
        return {
          result: await client.sendTransaction({
            chain: null,
            to: this.contract ?? (to as Hex),
            data: this.contract ? concat([to as Hex, data as Hex]) : (data as Hex),
            value: BigInt(value ?? 0),
          }),
        }
      }
    }
    if (this.chainId !== 31337) return failure(-32603, "the wallet's own chain is not there in this test")
    return { result: await this.server.rpc(method, params) }
  }
}
