import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { act, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { encodeErrorResult } from "viem"
import { beforeEach, expect, test, vi } from "vitest"
import { governorABI } from "@/chain/abi"
import type { Receipt } from "@/chain/plan"
import { follow, type End } from "@/chain/follow"
import { estimateFee, followed, send } from "@/chain/send"
import { messages as m } from "@/messages"
import { ask, decline, getState, setState, type Transaction } from "./store"
import { TransactionSheet } from "./transaction-sheet"

// The chain is the only thing that is not real here; journeys in the browser have it.
vi.mock("@/chain/send")
vi.mock("@/chain/follow")

const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const hash = ("0x" + "ab".repeat(32)) as `0x${string}`
const receipt: Receipt = { hash, block: 1234n }

let end: (e: End) => void
let answer: Receipt | undefined | "open"

/** Opens the sheet of a vote. */
function open(irreversible = false) {
  setState({ account: { address, kind: "wallet", name: "A wallet" }, chainId: undefined })
  answer = "open"
  void ask<Receipt | undefined>((settle) => ({
    kind: "transaction",
    plan: {
      title: "Vote for",
      sentences: ["Vote for proposal 7. If it passes:", "Mint 5 tokens."],
      to: address,
      data: "0x12",
      irreversible,
      done: { text: "Your vote is counted." },
    },
    settle,
  })).then((r) => (answer = r))
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TransactionSheet request={getState().request as Transaction} />
    </QueryClientProvider>,
  )
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }))

beforeEach(async () => {
  decline() // what the test before left open
  setState({ sent: [] })
  await new Promise((r) => setTimeout(r))
  vi.mocked(estimateFee).mockResolvedValue("0.001 ETH")
  vi.mocked(send).mockResolvedValue(hash)
  vi.mocked(follow).mockReturnValue(new Promise((r) => (end = r)))
  vi.mocked(followed).mockResolvedValue(true)
})

test("says first what it will do, what it costs and whether it can be taken back", async () => {
  open(true)
  expect(screen.getByText("Mint 5 tokens.")).toBeTruthy()
  expect(await screen.findByText("0.001 ETH")).toBeTruthy()
  expect(screen.getByText(m.wallet.irreversible)).toBeTruthy()
  expect(send).not.toHaveBeenCalled()
})

test("then the hash, then the receipt and the next step", async () => {
  open()
  await press(m.wallet.send)
  expect(await screen.findByText(m.wallet.sent)).toBeTruthy()
  await act(async () => end({ kind: "done", receipt }))
  expect(await screen.findByText("Your vote is counted.")).toBeTruthy()
  expect(followed).toHaveBeenCalledWith(1234n)
  expect(answer).toBe("open")
  await press(m.wallet.close)
  await vi.waitFor(() => expect(answer).toBe(receipt))
})

test("what is declined can be tried again", async () => {
  vi.mocked(send).mockRejectedValueOnce(Object.assign(new Error("no"), { code: 4001 }))
  open()
  await press(m.wallet.send)
  expect((await screen.findByRole("alert")).textContent).toContain("You declined. Nothing was sent.")
  await press(m.common.retry)
  expect(await screen.findByText(m.wallet.sent)).toBeTruthy()
})

test("a sheet that is closed before anything was sent is declined", async () => {
  open()
  act(decline)
  await vi.waitFor(() => expect(answer).toBeUndefined())
})

test("a sheet that is closed on the way still tells how it ended", async () => {
  open()
  await press(m.wallet.send)
  await screen.findByText(m.wallet.sent)
  act(decline)
  expect(getState().request).toBeUndefined()
  await new Promise((r) => setTimeout(r))
  expect(answer).toBe("open")
  await act(async () => end({ kind: "done", receipt }))
  await vi.waitFor(() => expect(answer).toBe(receipt))
})

test("a done sheet that is closed by its cross is done", async () => {
  open()
  await press(m.wallet.send)
  await screen.findByText(m.wallet.sent)
  await act(async () => end({ kind: "done", receipt }))
  await screen.findByText("Your vote is counted.")
  act(decline)
  await vi.waitFor(() => expect(answer).toBe(receipt))
})

test("a revert is said in words, before sending and after", async () => {
  const data = encodeErrorResult({ abi: governorABI, errorName: "GovernorAlreadyCastVote", args: [address] })
  const error = Object.assign(new Error("execution reverted"), { code: 3, data })
  vi.mocked(estimateFee).mockRejectedValue(error)
  open()
  expect((await screen.findByRole("alert")).textContent).toContain("has voted on the proposal already")
  await press(m.wallet.send)
  await screen.findByText(m.wallet.sent)
  await act(async () => end({ kind: "reverted", error }))
  expect((await screen.findByRole("alert")).textContent).toContain("A vote cannot be changed.")
  act(decline)
  await vi.waitFor(() => expect(answer).toBeUndefined())
})

test.each([
  ["replaced", m.wallet.replaced],
  ["cancelled", m.wallet.cancelled],
] as const)("a transaction that the wallet %s is followed", async (kind, words) => {
  open()
  await press(m.wallet.send)
  await screen.findByText(m.wallet.sent)
  await act(async () => end({ kind }))
  expect(await screen.findByText(words)).toBeTruthy()
})
