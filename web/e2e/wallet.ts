import type { Page } from "@playwright/test"
import { concat, createWalletClient, http, keccak256, publicActions, type Hex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import type { Server } from "./server"

interface Call {
  method: string
  params?: unknown[]
}

type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } }

const failure = (code: number, message: string): Answer => ({ error: { code, message } })

/** A transaction that waits for its block, as long as the test wants. */
interface Held {
  hash: Hex
  raw: Hex
  nonce: number
  call: Record<string, string>
  account: ReturnType<typeof privateKeyToAccount>
}

/** Ether that is sent nowhere, a price that takes the place of another, gas for what may fail. */
const price = { gas: 2_000_000n, maxPriorityFeePerGas: 1_000_000_000n, maxFeePerGas: 20_000_000_000n }

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
  /** What is sent waits until release, instead of going into a block at once. */
  hold = false
  private held: Held | undefined
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

  /** What is held goes into a block: as it is, for a higher fee, or with nothing in its place. */
  async release(how: "as it is" | "faster" | "cancelled"): Promise<void> {
    const held = this.held
    if (!held) throw new Error("the wallet holds no transaction")
    this.held = undefined
    this.hold = false
    const { account, nonce, call } = held
    const raw =
      how === "as it is"
        ? held.raw
        : await account.signTransaction({
            type: "eip1559",
            chainId: this.chainId,
            nonce,
            to: how === "faster" ? (call.to as Hex) : account.address,
            data: how === "faster" ? (call.data as Hex) : undefined,
            value: how === "faster" ? BigInt(call.value ?? 0) : 0n,
            ...price,
            maxPriorityFeePerGas: 2n * price.maxPriorityFeePerGas,
          })
    await this.server.rpc("eth_sendRawTransaction", [raw])
  }

  private async keep(account: Held["account"], call: Held["call"]): Promise<Hex> {
    const client = createWalletClient({ account, transport: http("http://" + this.server.chain) })
    const nonce = await client.extend(publicActions).getTransactionCount({ address: account.address })
    const raw = await account.signTransaction({
      type: "eip1559",
      chainId: this.chainId,
      nonce,
      to: call.to as Hex,
      data: call.data as Hex,
      value: BigInt(call.value ?? 0),
      ...price,
    })
    this.held = { hash: keccak256(raw), raw, nonce, call, account }
    return this.held.hash
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
      case "eth_getTransactionByHash": {
        const held = this.held
        if (!held || params[0] !== held.hash) break
        const { account: by, nonce, hash, call } = held
        const pending = { blockHash: null, blockNumber: null, transactionIndex: null, type: "0x2" }
        const fields = { from: by.address, to: call.to, value: call.value ?? "0x0", input: call.data }
        return { result: { ...pending, ...fields, hash, gas: "0x0", nonce: "0x" + nonce.toString(16) } }
      }
      case "eth_sendTransaction": {
        if (this.hold) return { result: await this.keep(account, first) }
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
