import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"

const address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
const key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
const picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"

/** What the server was asked, by path. */
let asked: string[] = []

/** The server: of a development chain of its own or of another with the same id. */
function serve(dev: boolean, who: Schema<"Status">["ask"] = "everyone"): void {
  const status = { ask: who, chain: { id: "31337", dev_chain: dev } }
  const accounts = [
    { index: 0, address, key, role: "member" },
    { index: 7, address: "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955", key, role: "spare" },
  ]
  vi.stubGlobal("fetch", (request: Request) => {
    const path = new URL(request.url).pathname
    asked.push(path)
    return Promise.resolve(Response.json(path.endsWith("/dev/accounts") ? { accounts } : status))
  })
}

const ends: (() => void)[] = []

/** A wallet that announces itself (EIP-6963); request: its answers (EIP-1193). */
function announce(name: string, icon = picture, request: (method: string) => unknown = () => null): void {
  const provider = {
    request: ({ method }: { method: string }) => Promise.resolve().then(() => request(method)),
    on: () => undefined,
    removeListener: () => undefined,
  }
  const info = { uuid: crypto.randomUUID(), name, icon, rdns: name.toLowerCase() + ".example" }
  const tell = () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider } }))
  window.addEventListener("eip6963:requestProvider", tell)
  ends.push(() => window.removeEventListener("eip6963:requestProvider", tell))
}

const done = vi.fn()

/** Opens the dialog's content in a page that has just been loaded; answers its wallets' names. */
async function open(): Promise<string[]> {
  const [{ Connect }, { show }] = await Promise.all([import("./connect"), import("@/testing/page")])
  await show(<Connect onDone={done} />)
  await vi.waitFor(() => expect(screen.queryByRole("status")).toBeNull())
  return screen
    .queryAllByRole("button")
    .map((b) => b.textContent)
    .filter((name) => !name.startsWith("Test account"))
}

// The libraries of wallets take their time when they are first read.
beforeAll(() => import("./connect").then(() => undefined), 60_000)

beforeEach(() => {
  vi.resetModules() // what was found of wallets and server is kept by modules
  localStorage.clear()
  asked = []
  done.mockReset()
  serve(false)
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.unstubAllGlobals()
})

test("without a wallet it says so, and what to install", async () => {
  expect(await open()).toEqual([])
  expect(screen.getByText(m.wallet.noWallets)).toBeTruthy()
})

test("each wallet that announces itself is offered by its name, with its icon only if that is a picture", async () => {
  announce("Alpha")
  announce("Beta", "https://elsewhere.example/icon.png")
  announce("Gamma", "data:text/html,<script>alert(1)</script>")
  expect(await open()).toEqual(["Alpha", "Beta", "Gamma"])
  expect([...document.querySelectorAll("img")].map((i) => i.src)).toEqual([picture])
})

test.each([
  ["Injected", false],
  ["Alpha", true],
])("a wallet of the old kind is offered only where none announces itself: %s", async (name, announced) => {
  vi.stubGlobal("ethereum", { request: () => Promise.resolve(null), on: () => undefined })
  if (announced) announce("Alpha")
  expect(await open()).toEqual([name])
})

test("test accounts are offered where the server runs the chain, fenced and with their roles", async () => {
  serve(true)
  await open()
  const fence = await screen.findByRole("region", { name: m.wallet.test.title })
  expect(fence.textContent).toContain(m.wallet.test.words)
  const names = [...fence.querySelectorAll("button")].map((b) => b.textContent)
  expect(names).toEqual(["Test account 00xf39F…2266 · member", "Test account 70x14dC…9955 · spare"])
})

test("a chain with the same id is no development chain: no test accounts, and they are not asked for", async () => {
  await open()
  expect(screen.queryByText(m.wallet.test.title)).toBeNull()
  expect(asked).toContain("/api/v1/status")
  expect(asked).not.toContain("/api/v1/dev/accounts")
})

test.each(["everyone", "signed-in", "members"] as const)("who may ask stands above: %s", async (who) => {
  serve(false, who)
  await open()
  expect(screen.getByText(m.wallet.connectLead[who])).toBeTruthy()
})

test("a test account is connected by a press", async () => {
  serve(true)
  await open()
  await userEvent.click(await screen.findByRole("button", { name: /^Test account 0/ }))
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  const { getState } = await import("./store")
  expect(getState().account).toEqual({ address, kind: "test", name: "Test account 0" })
})

test("a wallet whose person declines connects nothing and can be tried again", async () => {
  let declines = true
  announce("Alpha", picture, (method) => {
    if (method === "eth_chainId") return "0x7a69"
    if (method === "eth_accounts") return declines ? [] : [address]
    if (declines) throw Object.assign(new Error("no"), { code: 4001 })
    return [address]
  })
  await open()
  await userEvent.click(screen.getByRole("button", { name: "Alpha" }))
  expect((await screen.findByRole("alert")).textContent).toContain(m.wallet.declinedConnect)
  const { getState } = await import("./store")
  expect(getState().account).toBeUndefined()
  expect(done).not.toHaveBeenCalled()
  declines = false
  await userEvent.click(screen.getByRole("button", { name: "Alpha" }))
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  expect(getState().account).toEqual({ address, kind: "wallet", name: "Alpha" })
})
