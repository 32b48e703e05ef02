import { queryClient, statusQuery } from "@/api/queries"
import { formatEther, TransactionNotFoundError, type Hex, type PublicClient } from "viem"
import type { Sent } from "@/session/store"
import { network } from "./network"
import type { Plan, Receipt } from "./plan"
import { currentSigner } from "./signer"

/** Whether the wallet is on the DAO's chain. */
export async function onRightChain(): Promise<boolean> {
  const { chain } = await network()
  return (await currentSigner().chainId()) === chain.id
}

/** Moves the wallet to the DAO's chain. */
export async function switchChain(): Promise<void> {
  const { chain } = await network()
  await currentSigner().switchTo(chain)
}

/** What the transaction may cost at most, in ether. Throws the revert if it would fail now. */
export async function estimateFee(plan: Plan): Promise<string> {
  const { wallet, reader } = currentSigner()
  const gas = await reader.estimateGas({
    account: wallet.account,
    to: plan.to,
    data: plan.data,
    value: plan.value,
  })
  const { maxFeePerGas } = await reader.estimateFeesPerGas()
  const ether = Number(formatEther(gas * maxFeePerGas))
  return ether.toLocaleString(navigator.languages, { maximumSignificantDigits: 2 }) + " ETH"
}

/** Hands the transaction to the wallet and answers its hash. */
export async function send(plan: Plan): Promise<Hex> {
  const { chain } = await network()
  const { wallet, reader } = currentSigner()
  const { account } = wallet
  const { to, data, value } = plan
  try {
    return await wallet.sendTransaction({ chain, to, data, value, account })
  } catch (e) {
    // Some wallets say only that it would revert; the chain says why.
    if (e instanceof Error && /revert/i.test(e.message)) await reader.call({ account, to, data, value })
    throw e
  }
}

/** The number of a transaction among its account's; undefined where the wallet does not tell. */
export const nonceOf = (hash: Hex): Promise<number | undefined> =>
  currentSigner()
    .reader.getTransaction({ hash })
    .then(
      (t) => t.nonce,
      () => undefined, // it only helps to see after a reload that another took its place
    )

/** How a transaction that was sent ended. */
export type End =
  | { kind: "done"; receipt: Receipt }
  | { kind: "reverted"; error: unknown }
  | { kind: "replaced" }
  | { kind: "cancelled" }
  /** Another one has its number, a copy for a higher fee or something else: what is not known. */
  | { kind: "overtaken" }

/** Pauses between two attempts to learn how it stands, in milliseconds. */
const pauses = { first: 1000, most: 15_000 }

/**
 * Follows a transaction to its end, also when the wallet sends another in its place. A chain
 * that does not answer is no end: away is told, and it is asked again. again: it was
 * followed before, by a page that is gone.
 */
export async function follow(
  sent: Pick<Sent, "hash" | "plan" | "from" | "nonce">,
  again = false,
  away: (yes: boolean) => void = () => undefined,
): Promise<End> {
  const { reader } = currentSigner()
  let ended: "replaced" | "cancelled" | undefined
  const read = async () => {
    if (again && (await overtaken(reader, sent))) return undefined
    return reader.waitForTransactionReceipt({
      hash: sent.hash,
      timeout: 0,
      onReplaced: (r) => {
        if (r.reason !== "repriced") ended = r.reason
      },
    })
  }
  const receipt = await persist(read, (yes) => {
    again ||= yes // what took its place meanwhile is not seen by waiting
    away(yes)
  })
  if (!receipt) return { kind: "overtaken" }
  if (ended) return { kind: ended }
  if (receipt.status === "success")
    return { kind: "done", receipt: { hash: receipt.transactionHash, block: receipt.blockNumber } }
  try {
    const { to, data, value } = sent.plan
    await reader.call({ account: sent.from, to, data, value, blockNumber: receipt.blockNumber })
  } catch (error) {
    return { kind: "reverted", error }
  }
  return {
    kind: "reverted",
    error: new Error("out of gas, or overtaken by another transaction of the block"),
  }
}

/** Whether the chain does not know it any more and has another with its number. */
async function overtaken(
  reader: PublicClient,
  { hash, from, nonce }: Pick<Sent, "hash" | "from" | "nonce">,
): Promise<boolean> {
  if (nonce === undefined) return false
  try {
    await reader.getTransaction({ hash })
    return false
  } catch (e) {
    if (!(e instanceof TransactionNotFoundError)) throw e
  }
  return (await reader.getTransactionCount({ address: from })) > nonce
}

/** Tries until it works; tells when it does not, and when it does again. */
async function persist<T>(f: () => Promise<T>, away: (yes: boolean) => void): Promise<T> {
  for (let pause = pauses.first, failed = false; ; pause = Math.min(pauses.most, pause * 2)) {
    try {
      const value = await f()
      if (failed) away(false)
      return value
    } catch {
      if (!failed) away((failed = true)) // said beside the transaction; nothing is over
    }
    await new Promise((r) => setTimeout(r, pause))
  }
}

/** Waits until the server follows a block, so that what is read next shows what was done. */
export async function followed(block: bigint, patience = 30_000): Promise<boolean> {
  const until = Date.now() + patience
  for (let pause = 100; Date.now() < until; pause = Math.min(2000, pause * 2)) {
    const status = await queryClient.fetchQuery({ ...statusQuery, staleTime: 0 }).catch(() => undefined)
    if (status?.chain.latest && BigInt(status.chain.latest.number) >= block) {
      const keys = ["proposals", "datasets", "members", "imports", "settings", "statistics"]
      await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
      return true
    }
    await new Promise((r) => setTimeout(r, pause))
  }
  return false
}
