import { createPublicClient, custom, toHex, type Hex } from "viem"
import { beforeEach, expect, test } from "vitest"
import { follow } from "./follow"
import type { Plan } from "./plan"
import { setSigner, type Signer } from "./signer"

// A chain of nothing but the transactions that a test puts into it. Journeys have the real one.

const from = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const to = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
const hash = ("0x" + "ab".repeat(32)) as Hex
const plan: Plan = { title: "Vote for", sentences: [], to, data: "0x1234" }
const sent = { hash, plan, from, chainId: "31337", nonce: 7 } as const

interface Tx {
  hash: Hex
  block?: number
  from?: string
  nonce?: number
  to?: string
  input?: string
  value?: Hex
}

let latest: number
let txs: Tx[]
let chainId: number

const zeros = ("0x" + "0".repeat(64)) as Hex
const other = ("0x" + "cd".repeat(32)) as Hex

const shown = ({ block, ...t }: Tx) => ({
  from,
  to,
  nonce: toHex(7),
  input: plan.data,
  value: "0x0",
  gas: "0x5208",
  gasPrice: "0x1",
  type: "0x0",
  blockHash: block === undefined ? null : zeros,
  blockNumber: block === undefined ? null : toHex(block),
  transactionIndex: null,
  ...t,
  ...(t.nonce !== undefined && { nonce: toHex(t.nonce) }),
})

const answers: Record<string, (...p: never[]) => unknown> = {
  eth_blockNumber: () => toHex(latest),
  eth_getTransactionReceipt: (h: Hex) => {
    const t = txs.find((x) => x.hash === h)
    if (t?.block === undefined) return null
    const gas = { cumulativeGasUsed: "0x1", effectiveGasPrice: "0x1", gasUsed: "0x1" }
    return { ...gas, transactionHash: h, blockNumber: toHex(t.block), status: "0x1", logs: [], type: "0x0" }
  },
  eth_getTransactionByHash: (h: Hex) => {
    const t = txs.find((x) => x.hash === h)
    return t ? shown(t) : null
  },
  eth_getTransactionCount: (_: string, block: Hex) => {
    const own = txs.filter((t) => t.block !== undefined && (t.from ?? from) === from)
    return toHex(own.some((t) => (t.block ?? 0) <= Number(block)) ? 8 : 7)
  },
  eth_getBlockByNumber: (block: Hex) => ({
    number: block,
    hash: zeros,
    transactions: txs.filter((t) => t.block === Number(block)).map(shown),
  }),
}

beforeEach(() => {
  latest = 1000
  txs = []
  chainId = 31337
  const transport = custom(
    {
      request: ({ method, params = [] }: { method: string; params?: unknown[] }) => {
        const answer = answers[method]
        if (!answer) throw new Error("the chain of this test does not answer " + method)
        return Promise.resolve(answer(...(params as never[])))
      },
    },
    { retryCount: 0 },
  )
  const reader = createPublicClient({ transport, pollingInterval: 5 })
  setSigner({ reader, chainId: () => Promise.resolve(chainId) } as Signer)
})

test("what is in a block is done, there", async () => {
  txs = [{ hash, block: 900 }]
  expect(await follow(sent)).toEqual({ kind: "done", receipt: { hash, block: 900n } })
})

test("what took its place is found wherever it lies, and told by what it does", async () => {
  txs = [{ hash: other, block: 911, to: from, input: "0x" }]
  expect(await follow(sent)).toEqual({ kind: "cancelled" })
  txs = [{ hash: other, block: 1000, input: "0x99" }]
  expect(await follow(sent)).toEqual({ kind: "replaced" })
  txs = [{ hash: other, block: 999 }]
  expect(await follow(sent), "a copy for another fee").toEqual({
    kind: "done",
    receipt: { hash: other, block: 999n },
  })
})

test("what took its place too long ago is not guessed", async () => {
  txs = [{ hash: other, block: 500 }]
  expect(await follow(sent)).toEqual({ kind: "overtaken" })
})

/** Whether it is still followed after some rounds. */
const waits = (end: Promise<unknown>) =>
  Promise.race([end.then(() => false), new Promise((r) => setTimeout(() => r(true), 60))])

test("its number is learnt from the chain, and only where the account itself sent it", async () => {
  const numbers: number[] = []
  txs = [{ hash, nonce: 7 }]
  const end = follow({ ...sent, nonce: undefined }, { numbered: (n) => numbers.push(n) })
  expect(await waits(end)).toBe(true)
  expect(numbers).toEqual([7])
  const silent = follow({ ...sent, nonce: undefined })
  expect(await waits(silent)).toBe(true)
  txs = [{ hash: other, block: 1000, to: from, input: "0x" }]
  expect([await end, await silent]).toEqual([{ kind: "cancelled" }, { kind: "cancelled" }])

  // A smart account: another one sends for it.
  txs = [{ hash, nonce: 0, from: to }]
  const smart = follow({ ...sent, nonce: undefined }, { numbered: (n) => numbers.push(n) })
  expect(await waits(smart)).toBe(true)
  expect(numbers).toEqual([7])
  txs = [{ hash, nonce: 0, from: to, block: 1000 }]
  expect(await smart).toMatchObject({ kind: "done" })
})

test("the numbers of another chain tell nothing", async () => {
  chainId = 1
  txs = [{ hash: other, block: 1000, to: from, input: "0x" }]
  const end = follow(sent)
  expect(await waits(end)).toBe(true)
  chainId = 31337
  expect(await end).toEqual({ kind: "cancelled" })
})

test("a chain that does not answer is no end", async () => {
  const away: boolean[] = []
  const { eth_getTransactionReceipt: working } = answers
  answers.eth_getTransactionReceipt = () => Promise.reject(new Error("away"))
  const end = follow(sent, { away: (yes) => away.push(yes) })
  expect(await waits(end)).toBe(true)
  answers.eth_getTransactionReceipt = working ?? (() => null)
  txs = [{ hash, block: 1000 }]
  expect(await end).toMatchObject({ kind: "done" })
  expect(away[0]).toBe(true)
})
