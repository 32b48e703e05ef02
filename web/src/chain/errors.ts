import { BaseError, decodeErrorResult, type Hex } from "viem"
import { messages as m } from "@/messages"
import { governorABI, registryABI, timelockABI, tokenABI } from "./abi"

/** An error in words: what happened, what to do, and the code for who wants it. */
export interface Words {
  /** The person said no in the wallet. */
  declined: boolean
  /** The wallet shows another request already. */
  busy: boolean
  title: string
  advice?: string
  details?: string
}

const abi = [...governorABI, ...registryABI, ...tokenABI, ...timelockABI]

/** Codes of EIP-1193 and of wallets. */
const rejected = 4001
const pending = -32002

interface Layer {
  code?: unknown
  data?: unknown
  message?: unknown
  cause?: unknown
  shortMessage?: unknown
}

/** The error and what lies below it, outermost first. */
function layers(error: unknown): Layer[] {
  const out: Layer[] = []
  for (let e = error; typeof e === "object" && e !== null && out.length < 16; e = (e as Layer).cause)
    out.push(e as Layer)
  return out
}

/** The data of a revert, wherever a wallet or endpoint has put it. */
function revertData(list: Layer[]): Hex | undefined {
  for (const l of list) {
    for (const d of [
      l.data,
      (l.data as { data?: unknown })?.data,
      (l.data as { originalError?: Layer })?.originalError?.data,
    ]) {
      if (typeof d === "string" && /^0x([0-9a-f]{2}){4,}$/i.test(d)) return d as Hex
    }
  }
  return undefined
}

/** Says what went wrong with a wallet, a transaction or a signature. */
export function explain(error: unknown, declined: string = m.wallet.declined): Words {
  const list = layers(error)
  const codes = list.map((l) => l.code)
  const text = list.map((l) => String(l.shortMessage ?? l.message ?? "")).join("\n")
  const details = error instanceof BaseError ? error.shortMessage : String((error as Error)?.message ?? error)
  if (codes.includes(rejected) || /user (rejected|denied)/i.test(text))
    return { declined: true, busy: false, title: declined }
  if (codes.includes(pending)) return { declined: false, busy: true, title: m.wallet.busy, details }
  const words = (pair: readonly string[], d = details): Words => ({
    declined: false,
    busy: false,
    title: pair[0] ?? "",
    advice: pair[1],
    details: d,
  })
  const data = revertData(list)
  if (data) {
    try {
      const e = decodeErrorResult({ abi, data })
      const args = (e.args as readonly unknown[] | undefined)?.map(String).join(", ") ?? ""
      return words(m.wallet.reverts[e.errorName] ?? m.wallet.reasons.unknown, `${e.errorName}(${args})`)
    } catch {
      // not an error of our contracts: said as it came
    }
  }
  if (/insufficient funds/i.test(text)) return words(m.wallet.reasons.funds)
  if (/chain.*(mismatch|does not match)|wrong network/i.test(text)) return words(m.wallet.reasons.chain)
  if (/fetch failed|failed to fetch|http request failed|timed? ?out|bad gateway/i.test(text))
    return words(m.wallet.reasons.away)
  return words(m.wallet.reasons.unknown)
}
