import { decodeErrorResult, type Hex } from "viem"
import { Problem } from "@/api/client"
import { messages as m } from "@/messages"
import { foreign, operations, panic, refused, reverts, states, type Pair } from "@/messages/reverts"
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

/** Codes of EIP-1193, EIP-1474 and of wallets. */
const rejected = 4001
const pending = -32002
const byCode: Record<number, keyof typeof m.wallet.reasons> = {
  4100: "locked",
  4200: "unsupported",
  4900: "away",
  4901: "chain",
  4902: "network",
  [-32601]: "unsupported",
}

/** What endpoints and wallets say, where no code does; the first that fits counts. */
const byWords: [RegExp, keyof typeof m.wallet.reasons][] = [
  [/insufficient funds|exceeds the balance|gas required exceeds allowance/i, "funds"],
  [
    /gas limit (is )?too (high|large)|exceeds (transaction|block) gas limit|max(imum)? (init ?code|tx) size/i,
    "large",
  ],
  [/oversized data|transaction gas limit/i, "large"],
  [/nonce too (low|high)|replacement transaction underpriced|already known/i, "nonce"],
  [/chain.*(mismatch|does not match)|wrong network/i, "chain"],
  [/fetch failed|failed to fetch|http request failed|timed? ?out|bad gateway|disconnected/i, "away"],
]

interface Layer {
  code?: unknown
  data?: unknown
  message?: unknown
  details?: unknown
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
    const inner = l.data as { data?: unknown; originalError?: Layer } | undefined | null
    for (const d of [l.data, inner?.data, inner?.originalError?.data])
      if (typeof d === "string" && /^0x([0-9a-f]{2}){4,}$/i.test(d)) return d as Hex
  }
  return undefined
}

/** Says what a contract refuses with: what happened, what to do, and the error itself. */
export function explainRevert(data: Hex): { pair: Pair; code: string } {
  let name: string
  let args: readonly unknown[]
  try {
    const e = decodeErrorResult({ abi, data }) // knows Error(string) and Panic(uint256) too
    name = e.errorName
    args = e.args ?? []
  } catch {
    return { pair: foreign, code: data.length > 74 ? data.slice(0, 74) + "…" : data }
  }
  const code = `${name}(${args.map(String).join(", ")})`
  if (name === "Error") return { pair: refused(String(args[0])), code }
  if (name === "Panic") return { pair: panic, code }
  const pair: Pair = reverts[name as keyof typeof reverts]
  if (name === "GovernorUnexpectedProposalState") return { pair: states[Number(args[1])] ?? pair, code }
  if (name === "TimelockUnexpectedOperationState")
    return { pair: operations[lowestBit(BigInt(args[1] as Hex))] ?? pair, code }
  return { pair, code }
}

/** The number of the lowest bit that is set; -1 if none is. */
function lowestBit(bits: bigint): number {
  for (let i = 0; bits > 0n; i++, bits >>= 1n) if (bits & 1n) return i
  return -1
}

/** Says what went wrong with a wallet, a transaction or a signature. */
export function explain(error: unknown, declined: string = m.wallet.declined): Words {
  const words = ([title, advice]: readonly string[], details?: string): Words => ({
    declined: false,
    busy: false,
    title: title ?? "",
    advice,
    details,
  })
  if (error instanceof Problem)
    return words(
      error.code === "offline" ? m.wallet.reasons.away : [error.message, error.advice ?? ""],
      error.code,
    )
  const list = layers(error)
  const codes = list.map((l) => Number(l.code))
  const text = list
    .flatMap((l) => [l.shortMessage, l.details, l.message])
    .filter((s) => typeof s === "string")
    .join("\n")
  const details = String(list[0]?.shortMessage ?? list[0]?.message ?? error)
  if (codes.includes(rejected) || /user (rejected|denied)/i.test(text))
    return { declined: true, busy: false, title: declined }
  if (codes.includes(pending)) return { declined: false, busy: true, title: m.wallet.busy, details }
  const data = revertData(list)
  if (data) {
    const { pair, code } = explainRevert(data)
    return words(pair, code)
  }
  const reason = codes.map((c) => byCode[c]).find(Boolean) ?? byWords.find(([says]) => says.test(text))?.[1]
  return words(m.wallet.reasons[reason ?? "unknown"], details)
}
