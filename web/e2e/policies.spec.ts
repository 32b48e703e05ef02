import type { Page } from "@playwright/test"
import { expect, sample, test } from "./fixtures"
import { looks } from "./look"
import { Server } from "./server"
import { TestWallet } from "./wallet"

// Who may ask (ask.access): on a server that is not the development chain's own, where
// people have wallets and no test accounts.

const question = "What is danksharding?"

/** An address as pages show it. */
const shortAddress = (a: string) => a.slice(0, 6) + "…" + a.slice(-4)
const box = (page: Page) => page.getByRole("textbox", { name: "Question" })
const dialog = (page: Page) => page.getByRole("dialog")
const mark = (page: Page) => page.getByRole("button", { name: /^Citation 1: / }).first()

let dev: Server
let cid: string
const servers: Server[] = []

/** A server with that policy, which holds the sample. */
async function serve(access: string): Promise<Server> {
  const s = await Server.serve(dev, { WITAN_ASK_ACCESS: access })
  servers.push(s)
  await s.witan("import", cid, "--as", "5")
  return s
}

/** A wallet with accounts of the development chain, on that chain. */
async function wallet(page: Page, server: Server, ...indexes: number[]): Promise<TestWallet> {
  const { accounts } = await dev.get<{ accounts: { key: `0x${string}` }[] }>("/api/v1/dev/accounts")
  const w = new TestWallet(
    server,
    indexes.map((i) => accounts[i]?.key ?? "0x"),
  )
  w.chainId = 31337
  await w.install(page)
  return w
}

test.beforeAll(async () => {
  dev = await Server.start()
  cid = await dev.approve(sample, "Approve the sample", 1)
})
test.afterAll(async () => {
  for (const s of [...servers, dev]) await s?.stop()
})

test.describe("signed-in", () => {
  let server: Server
  test.beforeAll(async () => {
    server = await serve("signed-in")
  })

  test("asking needs a sign-in, says so, and then answers the question that was typed", async ({
    page,
    expected,
  }) => {
    expected.push(/status of 401 .*\/ask/)
    const w = await wallet(page, server, 7)
    await page.goto(server.url + "/")
    await box(page).fill(question)
    await box(page).press("Enter")
    const main = page.getByRole("main")
    await expect(main).toContainText("Only those who signed in may ask here.")
    await expect(box(page)).toHaveValue(question)
    expect(await looks(page, "ask-sign-in")).toEqual([])

    // Declined at the wallet, then at each dialog: the question stays, and so does the offer.
    await main.getByRole("button", { name: "Sign in" }).click()
    await expect(dialog(page)).not.toContainText("Test account")
    w.declines.push("eth_requestAccounts", "wallet_requestPermissions")
    await dialog(page).getByRole("button", { name: "Test Wallet" }).click()
    await expect(dialog(page)).toContainText("You declined. Nothing was connected.")
    await page.keyboard.press("Escape")
    await expect(box(page)).toHaveValue(question)
    w.declines.length = 0

    await main.getByRole("button", { name: "Sign in" }).click()
    await dialog(page).getByRole("button", { name: "Test Wallet" }).click()
    w.declines.push("personal_sign")
    await dialog(page).getByRole("button", { name: "Sign in" }).click()
    await expect(dialog(page)).toContainText("You declined. Nothing was signed.")
    await page.keyboard.press("Escape")
    await expect(main).toContainText("Only those who signed in may ask here.")
    await expect(box(page)).toHaveValue(question)

    await main.getByRole("button", { name: "Sign in" }).click()
    await dialog(page).getByRole("button", { name: "Sign in" }).click()
    await expect(mark(page)).toBeVisible()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(question)
    await expect(box(page)).toHaveValue("")
  })
})

test.describe("members", () => {
  let server: Server
  test.beforeAll(async () => {
    server = await serve("members")
  })

  /** Asks, connects the wallet and signs in, where the server wants that first. */
  async function askSignedIn(page: Page): Promise<void> {
    await page.goto(server.url + "/ask")
    await box(page).fill(question)
    await box(page).press("Enter")
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click()
    await dialog(page).getByRole("button", { name: "Test Wallet" }).click()
    await dialog(page).getByRole("button", { name: "Sign in" }).click()
  }

  test("an account without votes is told why; the same question is answered to a member", async ({
    page,
    expected,
  }) => {
    expected.push(/status of 40[13] .*\/ask/)
    const w = await wallet(page, server, 7, 1)
    await askSignedIn(page)
    const main = page.getByRole("main")
    await expect(main).toContainText("Only members may ask here.")
    await expect(main).toContainText(
      `${shortAddress(w.address)} is signed in and has no voting power. It holds no tokens`,
    )
    await expect(main.getByRole("link", { name: "Look at its tokens and delegation" })).toHaveAttribute(
      "href",
      "/members/" + w.address,
    )
    await expect(box(page)).toHaveValue(question)
    expect(await looks(page, "ask-not-a-member")).toEqual([])

    // A dialog closed loses nothing.
    await main.getByRole("button", { name: "Change account" }).click()
    await expect(dialog(page)).toContainText("asks if it has votes")
    await page.keyboard.press("Escape")
    await expect(box(page)).toHaveValue(question)

    // The wallet shows another account: it signs in, then the question goes to the server.
    await w.switchAccount()
    await expect(page.getByRole("banner")).toContainText(shortAddress(w.address))
    await main.getByRole("button", { name: "Try again" }).click()
    await dialog(page).getByRole("button", { name: "Sign in" }).click()
    await expect(mark(page)).toBeVisible()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(question)
  })

  test("who delegated its votes is told to whom, and asks again when it has them back", async ({
    page,
    expected,
  }) => {
    expected.push(/status of 40[13] .*\/ask/)
    const { accounts } = await dev.get<{ accounts: { address: string }[] }>("/api/v1/dev/accounts")
    const to = accounts[3]?.address ?? ""
    await server.witan("delegate", to, "--as", "4")
    const { address: own } = await wallet(page, server, 4)
    await askSignedIn(page)
    const main = page.getByRole("main")
    await expect(main).toContainText(`Its tokens are delegated; their votes count for ${shortAddress(to)}.`)
    await server.witan("delegate", own, "--as", "4")
    await expect(main).toContainText("By now it has some: try again.")
    await main.getByRole("button", { name: "Try again" }).click()
    await expect(mark(page)).toBeVisible()
  })
})
