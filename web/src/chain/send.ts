import { queryClient, statusQuery } from "@/api/queries"
import { formatEther, type Hex } from "viem"
import { network } from "./network"
import type { Plan } from "./plan"
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

/**
 * Gas for what a test account signs here; wallets choose it themselves. The estimate runs at
 * the latest block's time, where a token writes over that block's checkpoints of votes; the
 * next block needs new ones, so there is some to spare.
 */
async function gasFor(plan: Plan): Promise<bigint> {
  const { wallet, reader } = currentSigner()
  const { to, data, value } = plan
  const gas = await reader.estimateGas({ account: wallet.account, to, data, value })
  const spare = gas / 4n
  return gas + (spare > spareGas ? spare : spareGas)
}

/** At least so much above the estimate: two new checkpoints. */
const spareGas = 60_000n

/** Hands the transaction to the wallet and answers its hash. */
export async function send(plan: Plan): Promise<Hex> {
  const { chain } = await network()
  const { wallet, reader } = currentSigner()
  const { account } = wallet
  const { to, data, value } = plan
  try {
    const gas = account.type === "local" ? await gasFor(plan) : undefined
    return await wallet.sendTransaction({ chain, to, data, value, account, gas })
  } catch (e) {
    // Some wallets say only that it would revert; the chain says why.
    if (e instanceof Error && /revert/i.test(e.message)) await reader.call({ account, to, data, value })
    throw e
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
