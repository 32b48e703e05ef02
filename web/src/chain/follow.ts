import {
  isAddressEqual,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
  type Hex,
  type PublicClient,
  type Transaction,
  type TransactionReceipt,
} from "viem"
import type { Sent } from "@/session/store"
import type { Receipt } from "./plan"
import { currentSigner } from "./signer"

/** How a transaction that was sent ended. */
export type End =
  | { kind: "done"; receipt: Receipt }
  | { kind: "reverted"; error: unknown }
  | { kind: "replaced" }
  | { kind: "cancelled" }
  /** Another one has its number, a copy for a higher fee or something else: what is not known. */
  | { kind: "overtaken" }

/** Whom to tell while it is on its way. */
export interface Listener {
  /** Its number among its account's transactions is known. */
  numbered?: (nonce: number) => void
  /** The chain does not answer (true), or answers again. */
  away?: (yes: boolean) => void
}

/** Pauses between two attempts to reach a chain that does not answer, in milliseconds. */
const pauses = { first: 1000, most: 15_000 }

const wait = (ms: number) => new Promise((r) => setTimeout(r, ms))

/**
 * Follows a transaction to its end, also when the wallet sends another in its place, and also
 * if that happened while nobody followed. A chain that does not answer is no end: it is asked
 * again.
 */
export async function follow(
  sent: Pick<Sent, "hash" | "plan" | "from" | "chainId" | "nonce">,
  { numbered, away }: Listener = {},
): Promise<End> {
  const { reader, chainId } = currentSigner()
  let { nonce } = sent
  for (let pause = pauses.first, failed = false; ;) {
    try {
      const receipt = await receiptOf(reader, sent.hash)
      if (receipt) return await ended(reader, sent, receipt)
      if (nonce === undefined) {
        const known = await transactionOf(reader, sent.hash)
        // A smart account's transaction is sent by another one, whose numbers tell nothing here.
        if (known && isAddressEqual(known.from, sent.from)) {
          nonce = known.nonce
          numbered?.(nonce)
        }
      } else if (String(await chainId()) === sent.chainId) {
        const end = await overtaken(reader, { ...sent, nonce })
        if (end) return end
      }
      if (failed) away?.(false)
      failed = false
      pause = pauses.first
      await wait(reader.pollingInterval)
    } catch {
      if (!failed) away?.(true) // said beside the transaction; nothing is over
      failed = true
      await wait(pause)
      pause = Math.min(pauses.most, pause * 2)
    }
  }
}

/** undefined: it is in no block yet. */
const receiptOf = (reader: PublicClient, hash: Hex): Promise<TransactionReceipt | undefined> =>
  reader.getTransactionReceipt({ hash }).catch((e: unknown) => {
    if (e instanceof TransactionReceiptNotFoundError) return undefined
    throw e
  })

/** undefined: the chain does not know it, not yet or not any more. */
const transactionOf = (reader: PublicClient, hash: Hex): Promise<Transaction | undefined> =>
  reader.getTransaction({ hash }).catch((e: unknown) => {
    if (e instanceof TransactionNotFoundError) return undefined
    throw e
  })

/** What a transaction in a block has done. */
async function ended(
  reader: PublicClient,
  sent: Pick<Sent, "plan" | "from">,
  { status, transactionHash: hash, blockNumber: block }: TransactionReceipt,
): Promise<End> {
  if (status === "success") return { kind: "done", receipt: { hash, block } }
  try {
    const { to, data, value } = sent.plan
    await reader.call({ account: sent.from, to, data, value, blockNumber: block })
  } catch (error) {
    return { kind: "reverted", error }
  }
  return {
    kind: "reverted",
    error: new Error("out of gas, or overtaken by another transaction of the block"),
  }
}

/** How far back the block of what took its place is looked for: nodes keep as many states. */
const memory = 120n

type Numbered = Pick<Sent, "hash" | "plan" | "from"> & { nonce: number }

/** How it ended if the account has used its number otherwise; undefined: it has not. */
async function overtaken(reader: PublicClient, sent: Numbered): Promise<End | undefined> {
  const last = await reader.getBlockNumber({ cacheTime: 0 })
  if ((await reader.getTransactionCount({ address: sent.from, blockNumber: last })) <= sent.nonce)
    return undefined
  // One node of several may be ahead of the others: then it is the transaction itself.
  if (await transactionOf(reader, sent.hash)) return undefined
  const other = await inItsPlace(reader, sent, last).catch(() => undefined) // that there is one is sure
  if (!other) return { kind: "overtaken" }
  if (other.hash === sent.hash) return undefined
  if (isCopy(other, sent)) {
    const receipt = await receiptOf(reader, other.hash)
    return receipt && ended(reader, sent, receipt)
  }
  const nothing = other.to && isAddressEqual(other.to, other.from) && other.value === 0n
  return { kind: nothing ? "cancelled" : "replaced" }
}

/** The transaction that used the number, by block last; undefined: it did so too long ago. */
async function inItsPlace(reader: PublicClient, { from: address, nonce }: Numbered, last: bigint) {
  const used = async (blockNumber: bigint) =>
    (await reader.getTransactionCount({ address, blockNumber })) > nonce
  let first = last > memory ? last - memory : 0n
  if (await used(first)) return undefined
  while (last - first > 1n) {
    const middle = (first + last) / 2n
    if (await used(middle)) last = middle
    else first = middle
  }
  const { transactions } = await reader.getBlock({ blockNumber: last, includeTransactions: true })
  return transactions.find((t) => t.nonce === nonce && isAddressEqual(t.from, address))
}

/** Whether it does the same, for another fee. */
const isCopy = (t: Transaction, { plan }: Pick<Sent, "plan">): boolean =>
  !!t.to &&
  isAddressEqual(t.to, plan.to) &&
  t.input.toLowerCase() === plan.data.toLowerCase() &&
  t.value === (plan.value ?? 0n)
