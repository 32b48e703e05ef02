import {
  custom,
  createPublicClient,
  createWalletClient,
  encodeErrorResult,
  pad,
  toHex,
  UserRejectedRequestError,
  type AbiParameter,
  type Hex,
} from "viem"
import { mainnet } from "viem/chains"
import { describe, expect, test } from "vitest"
import { Problem } from "@/api/client"
import { messages as m } from "@/messages"
import { foreign, operations, panic, reverts, states } from "@/messages/reverts"
import { governorABI, registryABI, timelockABI, tokenABI } from "./abi"
import { explain, explainRevert } from "./errors"

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const declared = [...governorABI, ...registryABI, ...tokenABI, ...timelockABI].filter(
  (x) => x.type === "error",
)

/** Some value of a type. */
function some(p: AbiParameter): unknown {
  if (p.type === "address") return account
  if (p.type === "string") return "text"
  if (p.type === "bytes") return "0x0155"
  if (p.type.startsWith("bytes")) return pad("0x", { size: Number(p.type.slice(5)) })
  if (/^uint(8|16|32|48)$/.test(p.type)) return 7
  if (p.type.startsWith("uint")) return 7n
  throw new Error("no value for " + p.type)
}

describe("every custom error of the contracts has words", () => {
  for (const e of declared) {
    test(e.name, () => {
      const args = e.inputs.map((p) => some(p as AbiParameter))
      const data = encodeErrorResult({ abi: [e], errorName: e.name, args } as never)
      const { pair, code } = explainRevert(data)
      expect(code).toMatch(new RegExp("^" + e.name + "\\("))
      expect(pair[0]).toMatch(/\.$/)
      expect(pair[1]).toMatch(/\.$/)
    })
  }
  test("and no other has", () => {
    expect(new Set(Object.keys(reverts))).toEqual(new Set(declared.map((e) => e.name)))
  })
})

test("a proposal's state is named", () => {
  states.forEach((pair, state) => {
    const data = encodeErrorResult({
      abi: governorABI,
      errorName: "GovernorUnexpectedProposalState",
      args: [1n, state, pad("0x")],
    })
    expect(explainRevert(data).pair).toBe(pair)
  })
})

test("the timelock's state is named", () => {
  const with1 = (bit: number) =>
    explainRevert(
      encodeErrorResult({
        abi: timelockABI,
        errorName: "TimelockUnexpectedOperationState",
        args: [pad("0x"), pad(toHex(1 << bit))],
      }),
    ).pair
  expect(with1(2)).toBe(operations[2])
  expect(with1(0)).toBe(operations[0])
  expect(with1(3)).toBe(reverts.TimelockUnexpectedOperationState)
})

test("other contracts", () => {
  expect(explainRevert(("0x08c379a0" + text("too late")) as Hex).pair[0]).toBe(
    "The contract refuses: too late",
  )
  expect(explainRevert(("0x4e487b71" + "11".padStart(64, "0")) as Hex).pair).toBe(panic)
  expect(explainRevert("0xdeadbeef")).toEqual({ pair: foreign, code: "0xdeadbeef" })
})

/** ABI encoding of one short text. */
const text = (s: string) =>
  "20".padStart(64, "0") + s.length.toString(16).padStart(64, "0") + toHex(s).slice(2).padEnd(64, "0")

/** What viem throws when the wallet or endpoint answers a call with this error. */
async function thrown(error: object, how: "estimate" | "send" = "estimate"): Promise<unknown> {
  const transport = custom(
    {
      request: ({ method }: { method: string }) =>
        method === "eth_chainId" ? Promise.resolve("0x1") : Promise.reject(Object.assign(new Error(), error)),
    },
    { retryCount: 0 },
  )
  const call = { account, to: account, data: "0x1234" } as const
  const done =
    how === "estimate"
      ? createPublicClient({ chain: mainnet, transport }).estimateGas(call)
      : createWalletClient({ chain: mainnet, transport }).sendTransaction(call)
  return done.then(
    () => {
      throw new Error("it went through")
    },
    (e: unknown) => e,
  )
}

const voted = encodeErrorResult({ abi: governorABI, errorName: "GovernorAlreadyCastVote", args: [account] })

describe("what wallets and endpoints say", () => {
  const cases: [string, object, readonly string[]][] = [
    [
      "revert as Geth gives it",
      { code: 3, message: "execution reverted", data: voted },
      reverts.GovernorAlreadyCastVote,
    ],
    [
      "revert as MetaMask wraps it",
      { code: -32603, message: "Internal JSON-RPC error.", data: { code: 3, message: "x", data: voted } },
      reverts.GovernorAlreadyCastVote,
    ],
    [
      "revert inside an original error",
      { code: -32603, message: "x", data: { originalError: { code: 3, data: voted } } },
      reverts.GovernorAlreadyCastVote,
    ],
    [
      "no ether",
      { code: -32000, message: "insufficient funds for gas * price + value" },
      m.wallet.reasons.funds,
    ],
    [
      "no ether for an estimate",
      { code: -32000, message: "gas required exceeds allowance (0)" },
      m.wallet.reasons.funds,
    ],
    [
      "old nonce",
      { code: -32000, message: "nonce too low: next nonce 5, tx nonce 4" },
      m.wallet.reasons.nonce,
    ],
    [
      "too large",
      { code: -32000, message: "transaction gas limit too high (cap: 16777216)" },
      m.wallet.reasons.large,
    ],
    ["locked", { code: 4100, message: "The account has not been authorized" }, m.wallet.reasons.locked],
    ["unsupported", { code: -32601, message: "method not found" }, m.wallet.reasons.unsupported],
    ["cut off", { code: 4900, message: "The provider is disconnected" }, m.wallet.reasons.away],
    ["no answer", { message: "Failed to fetch" }, m.wallet.reasons.away],
    ["anything else", { code: -32000, message: "something else" }, m.wallet.reasons.unknown],
  ]
  for (const [name, error, want] of cases) {
    for (const how of ["estimate", "send"] as const) {
      test(`${name}, ${how}`, async () => {
        const words = explain(await thrown(error, how))
        expect([words.title, words.advice]).toEqual([...want])
        expect(words.declined).toBe(false)
      })
    }
  }

  test("declined, by code", async () => {
    expect(explain(await thrown({ code: 4001, message: "nope" }, "send"))).toEqual({
      declined: true,
      busy: false,
      title: "You declined. Nothing was sent.",
    })
  })
  test("declined, by words", () => {
    expect(explain(new UserRejectedRequestError(new Error("x")), m.wallet.declinedSign).title).toBe(
      m.wallet.declinedSign,
    )
    expect(explain(new Error("User denied transaction signature")).declined).toBe(true)
  })
  test("busy with another request", async () => {
    expect(explain(await thrown({ code: -32002, message: "already pending" })).busy).toBe(true)
  })
  test("a refusal of the server keeps its words", () => {
    const words = explain(new Problem("gone", 410, "It is gone.", "Come back."))
    expect(words).toMatchObject({ title: "It is gone.", advice: "Come back." })
  })
  test("what is no error at all", () => {
    expect(explain("a text").details).toBe("a text")
    expect(explain(undefined).title).toBe(m.wallet.reasons.unknown[0])
  })
})

test("a network that the wallet does not know is to be added there", () => {
  const words = explain({ code: 4902, message: "Unrecognized chain ID" })
  expect([words.title, words.advice]).toEqual(m.wallet.reasons.network)
})
