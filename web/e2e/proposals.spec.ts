import type { Page } from "@playwright/test"
import { createWalletClient, encodeFunctionData, http, parseAbi, type Address, type Hex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { connect, expect, sample, test } from "./fixtures"
import type { Server } from "./server"

const dialog = (page: Page) => page.getByRole("dialog")
const question = "What is danksharding?"

/** Sends what the open sheet proposes, waits for its receipt, and closes it. */
async function send(page: Page): Promise<void> {
  const sheet = dialog(page).filter({ hasText: "Network" })
  await sheet.getByRole("button", { name: "Send", exact: true }).click()
  // Its own button to close comes with the receipt, beside that of the dialog.
  const close = sheet.getByRole("button", { name: "Close", exact: true })
  await expect(close).toHaveCount(2)
  await close.last().click()
  await expect(sheet).toBeHidden()
}

/** Lets the chain's time reach what the proposal's page waits for. */
async function move(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Move time .* forward$/ }).click()
}

async function ask(page: Page): Promise<void> {
  const box = page.getByRole("textbox", { name: "Question" })
  await box.fill(question)
  await box.press("Enter")
  await expect(page).toHaveURL(/\/ask\/[0-9a-f]{32}$/)
}

/** Proposes calls past the app, as anybody can, and answers the proposal's number. */
async function propose(server: Server, calls: [Address, Hex, bigint?][], text: string): Promise<number> {
  const { accounts } = await server.get<{ accounts: { key: Hex }[] }>("/api/v1/dev/accounts")
  const { contracts, chain } = await server.get<{ contracts: { governor: Address }; chain: { id: string } }>(
    "/api/v1/status",
  )
  const key = accounts[3]?.key
  if (!key) throw new Error("the development chain has no account 3")
  const wallet = createWalletClient({
    account: privateKeyToAccount(key),
    transport: http("http://" + server.chain),
  })
  const before = (await server.get<{ proposals: unknown[] }>("/api/v1/proposals?limit=200")).proposals.length
  await wallet.sendTransaction({
    chain: {
      id: Number(chain.id),
      name: "dev",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: ["http://" + server.chain] } },
    },
    to: contracts.governor,
    data: encodeFunctionData({
      abi: parseAbi(["function propose(address[],uint256[],bytes[],string) returns (uint256)"]),
      functionName: "propose",
      args: [calls.map((c) => c[0]), calls.map((c) => c[2] ?? 0n), calls.map((c) => c[1]), text],
    }),
  })
  await expect
    .poll(
      async () =>
        (await server.get<{ proposals: unknown[] }>("/api/v1/proposals?limit=200")).proposals.length,
    )
    .toBe(before + 1)
  return before + 1
}

// Journey (c): what members take out is gone from answers, old ones included.
test("members revoke a dataset, and it is gone from answers", async ({ page, server }) => {
  test.setTimeout(120_000)
  await server.approve(sample, "Approve the sample", 1)
  await page.goto(server.url + "/ask")
  await ask(page)
  const conversation = page.url()
  await expect(page.getByRole("button", { name: /^Citation 1: / }).first()).toBeVisible()

  const { datasets } = await server.get<{ datasets: { id: string }[] }>("/api/v1/datasets")
  await page.goto(server.url + "/datasets/" + datasets[0]?.id)
  await connect(page, 0)
  await page.getByRole("button", { name: "Propose revocation" }).click()
  await dialog(page).getByLabel("Reason").fill("It is outdated.")
  await dialog(page).getByRole("button", { name: "Propose", exact: true }).click()
  await expect(dialog(page).last()).toContainText("Revoke dataset")
  await send(page)
  await page.getByRole("link", { name: "See the proposal" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Revoke dataset bafy")
  await expect(page.getByText("Text and effect differ")).toBeHidden()

  for (const voter of [0, 1]) {
    await connect(page, voter)
    await page.getByRole("radio", { name: "For", exact: true }).click()
    await page.getByLabel("Reason").fill(`Outdated indeed, says ${voter}.`)
    await page.getByRole("button", { name: "Vote", exact: true }).click()
    await expect(dialog(page)).toContainText("Vote for proposal")
    await send(page)
    await expect(page.getByText(/^You voted/)).toContainText("For with 1,000 votes")
  }
  await expect(page.getByText("Passing: quorum reached, 100% for")).toBeVisible()
  await page.getByRole("tab", { name: "Voters (2)" }).click()
  await expect(page.getByText("Outdated indeed, says 1.")).toBeVisible()
  await expect(page).toHaveURL(/tab=voters/)

  await move(page)
  await page.getByRole("button", { name: "Queue", exact: true }).click()
  await send(page)
  await expect(page.getByRole("button", { name: "Execute", exact: true })).toBeDisabled()
  await move(page)
  await page.getByRole("button", { name: "Execute", exact: true }).click()
  await expect(dialog(page)).toContainText("Revoke dataset")
  await send(page)
  await expect(page.getByText("Executed").first()).toBeVisible()

  await page.goto(server.url + "/ask")
  await ask(page)
  await expect(page.getByRole("main")).toContainText("Not in the knowledge base")
  expect(page.url()).not.toBe(conversation)
  await page.goto(conversation)
  await expect(page.getByRole("main")).toContainText("Removed by proposal 2; text deleted.")
})

const lie = `# Approve the handbook

Approves the handbook for collection main. Nothing else.

<script>document.title = "owned"</script> <img src=x onerror="document.title='owned'">
[read it](javascript:document.title='owned') ![pixel](https://evil.example/pixel.png)
[data](data:text/html,owned) \u202etxt.exe`

test("a text that lies about its calldata is unmasked, and its markup does nothing", async ({
  page,
  server,
}) => {
  const { contracts } = await server.get<{ contracts: { governor: Address } }>("/api/v1/status")
  const quorum = encodeFunctionData({
    abi: parseAbi(["function updateQuorumNumerator(uint256)"]),
    functionName: "updateQuorumNumerator",
    args: [1n],
  })
  const unknown = ("0xdeadbeef" + "00".repeat(32)) as Hex
  const target = "0x00000000000000000000000000000000000000AA"
  const number = await propose(
    server,
    [
      [contracts.governor, quorum],
      [target, unknown, 10n ** 16n],
    ],
    lie,
  )

  await page.goto(server.url + "/proposals")
  const card = page.getByRole("article").filter({ hasText: "Approve the handbook" })
  await expect(card).toContainText("Text and effect differ")
  await expect(card.getByRole("heading")).toContainText(
    "Set the quorum to 1% of the supply; We cannot decode",
  )
  await card.getByRole("link").click()
  await expect(page).toHaveURL(new RegExp(`/proposals/${number}$`))

  // The warning stands above the effect and the vote.
  const warning = page.getByText("Text and effect differ.", { exact: true })
  await expect(warning).toBeVisible()
  await expect(page.getByText("The text omits call 1: Set the quorum to 1% of the supply.")).toBeVisible()
  await expect(
    page.getByText("The text names the collection main, which is in none of the calls."),
  ).toBeVisible()
  const effect = page.getByRole("heading", { name: "Effect from the calldata" })
  expect((await warning.boundingBox())!.y).toBeLessThan((await effect.boundingBox())!.y)
  // What cannot be decoded is open from the start, with its value.
  await expect(page.getByRole("textbox", { name: "Calldata" }).last()).toHaveValue(unknown)
  await expect(page.getByText("0.01 ether", { exact: true })).toBeVisible()

  const text = page.getByRole("tabpanel")
  await expect(text).toContainText("Approves the handbook")
  await expect(text).toContainText("<script>")
  expect(await text.locator("script, img, iframe").count()).toBe(0)
  expect(
    await text.locator("a").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).protocol)),
  ).toEqual([])
  await expect(page).toHaveTitle(`Proposal ${number} · Witan`)

  // Voting For asks for one look more; nothing is disabled.
  await connect(page, 0)
  await page.getByRole("radio", { name: "For", exact: true }).click()
  await page.getByRole("button", { name: "Vote", exact: true }).click()
  await expect(page.getByRole("alert")).toContainText("tick that you vote on the effect")
  await page.getByLabel("I vote on the effect above").check()
  await page.getByRole("button", { name: "Vote", exact: true }).click()
  await expect(dialog(page)).toContainText("Set the quorum to 1% of the supply.")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).first().click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole("radio", { name: "For", exact: true })).toBeChecked()
})

test("a member delegates, and learns why it has no vote", async ({ page, server }) => {
  const { accounts } = await server.get<{ accounts: { address: string }[] }>("/api/v1/dev/accounts")
  const address = (i: number) => accounts[i]?.address ?? ""
  await page.goto(server.url + "/members/" + address(4))
  await connect(page, 4)
  await page.getByRole("button", { name: "Change delegate" }).click()
  await dialog(page).getByLabel("Address", { exact: true }).fill("0x1234")
  await dialog(page).getByRole("button", { name: "Delegate", exact: true }).click()
  await expect(dialog(page)).toContainText("not an address")
  await dialog(page).getByLabel("Address", { exact: true }).fill(address(2))
  await dialog(page).getByRole("button", { name: "Delegate", exact: true }).click()
  await send(page)
  await expect(page.getByRole("heading", { name: "Its tokens vote through" }).locator("..")).toContainText(
    address(2).slice(0, 6),
  )

  await page.goto(server.url + "/members")
  await page.getByRole("button", { name: "Propose a change" }).click()
  await dialog(page).getByLabel("Member").fill(address(6))
  await dialog(page).getByLabel("Tokens", { exact: true }).fill("12.5")
  await dialog(page).getByLabel("Title").fill("Account 6 takes part")
  await dialog(page).getByRole("button", { name: "Propose", exact: true }).click()
  await expect(dialog(page)).toContainText(/Mint 12\.5 tokens to member 0x\w{4}…\w{4}\./)
  await expect(dialog(page).getByTitle(address(6))).toBeVisible()
  await send(page)
  await page.goto(server.url + "/proposals")
  await page.getByRole("link", { name: /^Mint 12.5 tokens/ }).click()
  await expect(page.getByText("You have no votes in this proposal.")).toBeVisible()
  await expect(page.getByText("Your tokens were delegated when voting began")).toContainText(
    address(2).slice(0, 6),
  )
  await page.goto(server.url + "/proposals?show=unvoted")
  await expect(page.getByRole("article").first()).toBeVisible()
  await page.goto(server.url + "/proposals?show=mine")
  await expect(page.getByRole("article")).toHaveCount(1)
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("the thumb reaches the vote", async ({ page, server }) => {
    const before = (await server.get<{ proposals: unknown[] }>("/api/v1/proposals?limit=200")).proposals
      .length
    await server.witan(
      "propose",
      "member",
      "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955",
      "--mint",
      "5",
      "--as",
      "0",
      "--yes",
    )
    await page.goto(`${server.url}/proposals/${before + 1}`)
    await connect(page, 1)
    const against = page.getByRole("button", { name: "Against", exact: true })
    await expect(against).toBeInViewport()
    const box = await against.boundingBox()
    expect(box!.height).toBeGreaterThanOrEqual(44)
    const tabs = await page.getByRole("navigation").last().boundingBox()
    expect(box!.y + box!.height).toBeLessThanOrEqual(tabs!.y)
    await against.click()
    await expect(dialog(page).getByRole("radio", { name: "Against" })).toBeChecked()
    await dialog(page).getByLabel("Reason").fill("Not yet.")
    await dialog(page).getByRole("button", { name: "Vote", exact: true }).click()
    await expect(dialog(page)).toContainText("Vote against proposal")
    await send(page)
    await expect(page.getByText(/^You voted/)).toContainText("Against")
    await expect(against).toBeHidden()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })
})
