import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test } from "vitest"
import type { Schema } from "@/api/client"
import { queryClient } from "@/api/queries"
import { messages as m } from "@/messages"
import { show } from "@/testing/page"
import { Menu } from "./menu"
import { getState, setState } from "./store"

const address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
const other = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const session = (of: string) => ({ address: of, expires: "2030-01-01T00:00:00Z" }) as Schema<"Session">

/** The menu of the account; dev: on a development chain of the server's own. */
async function menu({ dev = false, delegate = address, name }: Partial<Known> = {}) {
  const status = { chain: { id: "31337", dev_chain: dev }, token: { symbol: "WITAN" } }
  queryClient.setQueryData(["status"], status) // what wallets are told of the chain
  await show(<Menu />, [
    [["status"], status],
    [["members", address], { address, power: "1200", balance: "1000", delegate }],
    [["names", address], name ?? null],
    [["names", other], null],
  ])
}

interface Known {
  dev: boolean
  delegate: string
  name: string
}

const text = () => screen.getByTestId("part").textContent
const button = (name: string) => screen.queryByRole("button", { name })

beforeEach(() =>
  setState({
    account: { address, kind: "wallet", name: "A wallet" },
    chainId: "31337",
    session: null,
    request: undefined,
  }),
)

test("without an account there is nothing to show", async () => {
  setState({ account: undefined })
  await menu()
  expect(text()).toBe("")
})

test("names the wallet, the whole address, the network and the votes", async () => {
  await menu({ name: "alice.eth" })
  for (const part of ["A wallet", "alice.eth", address, "Chain 31337", "1,200 WITAN"])
    expect(text()).toContain(part)
  expect(screen.getByRole("link", { name: "1,200 WITAN" }).getAttribute("href")).toBe("/members/" + address)
})

test.each([
  ["itself", address, m.wallet.self],
  ["another", other, "0x7099…79C8"],
  ["nobody", "0x0000000000000000000000000000000000000000", m.wallet.none],
])("says who votes with its tokens: %s", async (_, delegate, words) => {
  await menu({ delegate })
  expect(screen.getByText(m.wallet.delegate).nextElementSibling?.textContent).toBe(words)
})

test("offers to sign in until this very account is signed in", async () => {
  await menu()
  expect(button(m.wallet.signOut)).toBeNull()
  await userEvent.click(button(m.wallet.signIn) as HTMLElement)
  expect(getState().request?.kind).toBe("sign-in")
})

test("a session of another account is named, and this one can sign in", async () => {
  setState({ session: session(other) })
  await menu()
  expect(text()).toContain(m.wallet.otherSession("0x7099…79C8"))
  expect(button(m.wallet.signIn)).toBeTruthy()
})

test("who is signed in can sign out", async () => {
  setState({ session: session(address.toLowerCase()) })
  await menu()
  expect(button(m.wallet.signOut)).toBeTruthy()
  expect(button(m.wallet.signIn)).toBeNull()
})

test("a wallet on another chain is told to switch", async () => {
  setState({ chainId: "1" })
  await menu()
  expect(text()).toContain(m.wallet.wrongChain("chain 1", "Chain 31337"))
  expect(button(m.wallet.switch)).toBeTruthy()
})

test("another account can be chosen", async () => {
  await menu()
  await userEvent.click(button(m.wallet.switchAccount) as HTMLElement)
  expect(getState().request?.kind).toBe("connect")
})

test.each([
  [true, 1],
  [false, 0],
])("time is moved only where the server says so, never by the chain's id: %s", async (dev, n) => {
  await menu({ dev })
  expect(screen.queryAllByRole("region", { name: m.wallet.time.title })).toHaveLength(n)
})

test("disconnecting leaves no account and closes the menu", async () => {
  setState({ request: { kind: "menu" } })
  await menu()
  await userEvent.click(button(m.wallet.disconnect) as HTMLElement)
  await expect.poll(() => getState().account).toBeUndefined()
  expect(getState().request).toBeUndefined()
})
