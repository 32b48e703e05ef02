import type { Page } from "@playwright/test"
import type { Hex } from "viem"
import { connect, expect, test } from "./fixtures"
import { looks } from "./look"
import type { Server } from "./server"
import { TestWallet } from "./wallet"

// Transactions of a wallet in all the ways in which they end. Each test has a proposal of its own.

const dialog = (page: Page) => page.getByRole("dialog")
const told = (page: Page) => page.getByRole("region", { name: "Transactions on their way" })

/** A wallet with the keys of test accounts, on the DAO's chain and connected. */
async function connected(page: Page, server: Server, path: string, accounts = [0, 1]): Promise<TestWallet> {
  const all = (await server.get<{ accounts: { key: Hex }[] }>("/api/v1/dev/accounts")).accounts
  const wallet = new TestWallet(
    server,
    accounts.map((i) => all[i]?.key).filter((k) => k !== undefined),
  )
  wallet.known.add(31337)
  wallet.chainId = 31337
  await wallet.install(page)
  await page.goto(server.url + path)
  await page.getByRole("banner").getByRole("button", { name: "Connect" }).click()
  await dialog(page).getByRole("button", { name: "Test Wallet" }).click()
  await expect(dialog(page)).toBeHidden()
  return wallet
}

/** Proposes something and lets its voting begin; answers the path of its page. */
async function voting(server: Server): Promise<string> {
  let n = 0
  await expect(async () => {
    const list = await server.get<{ proposals: unknown[] }>("/api/v1/proposals?limit=200")
    n = list.proposals.length + 1
  }).toPass() // a server that has just begun follows no block yet
  const member = "0x" + String(n).padStart(40, "1")
  await server.witan("propose", "member", member, "--mint", "5", "--as", "3", "--yes")
  await server.witan("dev", "advance", "5s")
  return "/proposals/" + n
}

/** Opens the sheet of a vote. */
async function vote(page: Page, how: "For" | "Against" = "For"): Promise<void> {
  await page.getByRole("radio", { name: how, exact: true }).click()
  await page.getByRole("button", { name: "Vote", exact: true }).click()
  await expect(dialog(page)).toContainText("Mint 5 tokens")
}

const go = (page: Page) => dialog(page).getByRole("button", { name: "Continue in the wallet" }).click()
const close = (page: Page) => dialog(page).getByRole("button", { name: "Close", exact: true }).first().click()

test("a vote that is declined in the wallet is not sent, and can be tried again", async ({
  page,
  server,
}) => {
  const wallet = await connected(page, server, await voting(server))
  await vote(page)
  wallet.declines = ["eth_sendTransaction"]
  await go(page)
  await expect(dialog(page).getByRole("alert")).toContainText("You declined. Nothing was sent.")
  await expect(told(page)).toHaveCount(0)
  await dialog(page).getByRole("button", { name: "Try again" }).click()
  await expect(dialog(page)).toContainText("Your vote is counted.")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).last().click()
  await expect(page.getByText(/^You voted/)).toContainText("For with 1,000 votes")
})

test("a wallet that changes its network is switched back in the sheet, adding the chain if need be", async ({
  page,
  server,
}) => {
  const wallet = await connected(page, server, await voting(server))
  await vote(page)
  wallet.known.delete(31337)
  await wallet.switchNetwork(1)
  await expect(dialog(page)).toContainText("Your wallet is on chain 1.")
  await expect(dialog(page).getByRole("button", { name: "Continue in the wallet" })).toHaveCount(0)
  await dialog(page).getByRole("button", { name: "Switch", exact: true }).click()
  await go(page)
  await expect(dialog(page)).toContainText("Your vote is counted.")
  expect(wallet.asked.filter((a) => a === "wallet_addEthereumChain")).toHaveLength(1)
})

test("a page that is behind says why its vote would fail, and that it failed", async ({ page, server }) => {
  const path = await voting(server)
  const wallet = await connected(page, server, path)
  await vote(page, "Against")
  await server.witan("vote", path.slice(11), "for", "--as", "0")
  await go(page)
  const alert = dialog(page).getByRole("alert")
  await expect(alert).toContainText("This account has voted on the proposal already.")
  await expect(alert).toContainText("A vote cannot be changed.")
  await alert.getByText("Details").click()
  await expect(alert).toContainText("GovernorAlreadyCastVote(" + wallet.address)
  await close(page)
  await expect(page.getByText(/^You voted/)).toContainText("For")
})

test("the account is changed while the sheet is open: the sheet names it, and it votes", async ({
  page,
  server,
}) => {
  const path = await voting(server)
  const wallet = await connected(page, server, path)
  const first = wallet.address
  await vote(page)
  await expect(dialog(page).getByTitle(first)).toBeVisible()
  await wallet.switchAccount()
  await expect(dialog(page).getByTitle(wallet.address)).toBeVisible()
  await expect(dialog(page).getByTitle(first)).toHaveCount(0)
  await go(page)
  await expect(dialog(page)).toContainText("Your vote is counted.")
  const { votes } = await server.get<{ votes: { voter: string }[] }>(
    `/api/v1/proposals/${path.slice(11)}/votes`,
  )
  expect(votes.map((v) => v.voter.toLowerCase())).toEqual([wallet.address.toLowerCase()])
})

test("a vote whose sheet is closed is told of on another page, and after a reload", async ({
  page,
  server,
}) => {
  const path = await voting(server)
  const wallet = await connected(page, server, path)
  wallet.hold = true
  await vote(page)
  await go(page)
  await expect(dialog(page)).toContainText("In a block soon; you may close this.")
  await close(page)
  await expect(told(page)).toContainText("Vote for: in a block soon.")
  await page.getByRole("banner").getByRole("link", { name: "Members" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Members")
  await expect(told(page)).toContainText("Vote for: in a block soon.")
  expect(await looks(page, "sent")).toEqual([])
  // What a page has at its foot stays free: the question's box, and a phone's vote.
  await page.goto(server.url + "/ask?q=What+is+danksharding%3F")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is danksharding?")
  await expect(told(page)).toContainText("Vote for: in a block soon.")
  await page.getByRole("textbox", { name: "Question" }).fill("And then?")
  await page.getByRole("button", { name: "Ask", exact: true }).click({ trial: true })
  expect(await looks(page, "sent-ask")).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole("button", { name: "Ask", exact: true }).click({ trial: true })
  await page.goto(server.url + path)
  await expect(told(page)).toContainText("Vote for: in a block soon.")
  await page.getByRole("button", { name: "Against", exact: true }).click({ trial: true })
  expect(await looks(page, "sent-vote")).toEqual([])
  await page.goto(server.url + "/members")
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Members")
  await page.reload()
  await expect(told(page)).toContainText("Vote for: in a block soon.")
  await wallet.release("as it is")
  await expect(told(page)).toContainText("Vote for: Your vote is counted.")
  await told(page).getByRole("button", { name: "Show" }).click()
  await expect(dialog(page)).toContainText("In block")
  await close(page)
  await expect(told(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Members")
  await expect(told(page)).toHaveCount(0)
})

test("a vote that reverts with its sheet closed says so until it is read, with cause and remedy", async ({
  page,
  server,
}) => {
  const wallet = await connected(page, server, await voting(server))
  wallet.hold = true
  await vote(page)
  await go(page)
  await expect(dialog(page)).toContainText("In a block soon")
  await close(page)
  await page.getByRole("banner").getByRole("link", { name: "Datasets" }).click()
  await server.witan("dev", "advance", "10m") // voting ends
  await wallet.release("as it is")
  await expect(told(page).getByRole("alert")).toContainText("Vote for: not done")
  expect(await looks(page, "sent-reverted")).toEqual([])
  await page.reload()
  await expect(told(page).getByRole("alert")).toContainText("Vote for: not done")
  await told(page).getByRole("button", { name: "Show" }).click()
  await expect(dialog(page).getByRole("alert")).toContainText("The proposal is defeated.")
  await expect(dialog(page).getByRole("alert")).toContainText("Make a new proposal")
  expect(await looks(page, "sent-reverted-sheet")).toEqual([])
  await close(page)
  await expect(told(page)).toHaveCount(0)
})

test("what the wallet sends in the place of a vote is followed", async ({ page, server }) => {
  const path = await voting(server)
  const wallet = await connected(page, server, path)
  wallet.hold = true
  await vote(page)
  await go(page)
  await expect(dialog(page)).toContainText("In a block soon")
  // The page must have learnt the number of the original before it is gone.
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("witan.sent"))).toContain('"nonce"')
  await wallet.release("cancelled")
  await expect(dialog(page)).toContainText("Your wallet cancelled the transaction. Nothing was changed.")
  await close(page)

  wallet.hold = true
  await vote(page)
  await go(page)
  await expect(dialog(page)).toContainText("In a block soon")
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("witan.sent"))).toContain('"nonce"')
  await wallet.release("faster")
  await expect(dialog(page)).toContainText("Your vote is counted.")
  await close(page)
  await expect(page.getByText(/^You voted/)).toContainText("For with 1,000 votes")
})

test("what took the place of a vote while the page was away is told", async ({ page, server, expected }) => {
  expected.push(/sandboxed/) // what is not the app runs no script: the wallet's neither
  const path = await voting(server)
  const wallet = await connected(page, server, path)
  for (const [how, words] of [
    ["cancelled", "Your wallet cancelled the transaction. Nothing was changed."],
    ["faster", "Vote for: Your vote is counted."],
  ] as const) {
    wallet.hold = true
    await vote(page)
    await go(page)
    await expect(dialog(page)).toContainText("In a block soon")
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem("witan.sent"))).toContain('"nonce"')
    await page.goto(server.url + "/api/v1/healthz")
    await wallet.release(how)
    await server.witan("dev", "advance", "1s") // its block is not the last one
    await page.goto(server.url + path)
    await expect(told(page)).toContainText(words)
    await told(page).getByRole("button", { name: "Show" }).click()
    await close(page)
  }
})

test("a test account delegates away and back, one block after the other", async ({ page, server }) => {
  const { accounts } = await server.get<{ accounts: { address: string }[] }>("/api/v1/dev/accounts")
  await page.goto(`${server.url}/members/${accounts[2]?.address}`)
  await connect(page, 2)
  for (const to of [accounts[3]?.address ?? "", ""]) {
    await page.getByRole("button", { name: "Change delegate" }).click()
    if (to) await dialog(page).getByRole("textbox").fill(to)
    else await dialog(page).getByRole("radio", { name: "Vote myself" }).check()
    await dialog(page).getByRole("button", { name: "Delegate", exact: true }).click()
    await dialog(page).last().getByRole("button", { name: "Send", exact: true }).click()
    await expect(dialog(page).last()).toContainText("Delegated.")
    await dialog(page).last().getByRole("button", { name: "Close", exact: true }).last().click()
  }
})

test("a contributor proposes to revoke its dataset, then withdraws it, and answers no longer quote it", async ({
  page,
  seeded: server,
}) => {
  const ask = async () => {
    await page.goto(server.url + "/ask")
    await page.getByRole("textbox", { name: "Question" }).fill("What is danksharding?")
    await page.getByRole("textbox", { name: "Question" }).press("Enter")
    await expect(page).toHaveURL(/\/ask\/[0-9a-f]{32}$/)
  }
  await ask()
  await expect(page.getByRole("button", { name: /^Citation 1: / }).first()).toBeVisible()
  const conversation = page.url()
  const { datasets } = await server.get<{ datasets: { id: string; cid: string }[] }>("/api/v1/datasets")
  const [dataset] = datasets
  await connected(page, server, "/datasets/" + dataset?.id, [5])

  await page.getByRole("button", { name: "Propose revocation" }).click()
  await dialog(page).getByLabel("Reason").fill("A better one comes.")
  await dialog(page).getByRole("button", { name: "Propose", exact: true }).click()
  await expect(dialog(page).last()).toContainText("reason: “A better one comes.”.")
  await dialog(page).last().getByRole("button", { name: "Continue in the wallet" }).click()
  await expect(dialog(page).last()).toContainText("Proposed.")
  await dialog(page).last().getByRole("button", { name: "Close", exact: true }).last().click()
  await expect(dialog(page).getByRole("link", { name: "See the proposal" })).toBeVisible()
  await close(page)

  await page.getByRole("button", { name: "Withdraw", exact: true }).click()
  const { cid = "" } = dataset ?? {}
  await expect(dialog(page)).toContainText(
    `Take dataset ${cid.slice(0, 4)}…${cid.slice(-4)} out of collection main.`,
  )
  await expect(dialog(page)).toContainText("Cannot be taken back")
  await go(page)
  await expect(dialog(page)).toContainText("Withdrawn.")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).last().click()
  await expect(page.getByRole("button", { name: "Withdraw", exact: true })).toHaveCount(0)
  await ask()
  await expect(page.getByRole("main")).toContainText("Not in the knowledge base")
  await page.goto(conversation)
  await expect(page.getByRole("main")).toContainText("Withdrawn by its contributor; text deleted.")
})
