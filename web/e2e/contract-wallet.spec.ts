import { deployWallet } from "./contract-wallet"
import { expect, sample, test } from "./fixtures"
import type { Server } from "./server"
import { TestWallet } from "./wallet"

/** The key of a test account. */
async function keyOf(server: Server, index: number): Promise<`0x${string}`> {
  const { accounts } = await server.get<{ accounts: { key: `0x${string}` }[] }>("/api/v1/dev/accounts")
  const key = accounts[index]?.key
  if (!key) throw new Error("there is no test account " + index)
  return key
}

test("a smart contract wallet signs in and requests its import (ERC-1271)", async ({
  page,
  server,
  expected,
}) => {
  const owner = await keyOf(server, 8)
  const wallet = new TestWallet(server, [owner], "Contract Wallet")
  const own = await deployWallet(server, owner)
  wallet.contract = own
  wallet.chainId = 31337
  await wallet.install(page)

  // Account 5 proposes what the contract wallet contributes.
  const added = await server.witan("add", sample, "--as", "5", "--json")
  const cid = /"cid":\s*"([^"]+)"/.exec(added)?.[1] ?? ""
  const words = ["--licence", "CC0-1.0", "--title", "Approve the sample", "--as", "5", "--yes"]
  await server.witan("propose", "dataset", cid, "--contributor", own, ...words)
  await server.pass(1)
  const { datasets } = await server.get<{ datasets: { id: string; contributor: string }[] }>(
    "/api/v1/datasets",
  )
  expect(datasets.map((d) => d.contributor)).toEqual([own])

  await page.goto(`${server.url}/datasets/${datasets[0]?.id}`)
  const bar = page.getByRole("banner")
  const dialog = page.getByRole("dialog")
  await bar.getByRole("button", { name: "Connect" }).click()
  await dialog.getByRole("button", { name: "Contract Wallet" }).click()
  const signIn = async () => {
    await bar.getByRole("button", { name: /^0x/ }).click()
    await dialog.getByRole("button", { name: "Sign in" }).click()
    await dialog.getByRole("button", { name: "Sign in" }).click()
  }

  // What the owner signs counts for the owner's wallet only.
  expected.push(/status of 403 .*auth\/session/)
  wallet.contract = await deployWallet(server, await keyOf(server, 7))
  await page.reload()
  await signIn()
  await expect(dialog.getByRole("alert")).toContainText("signature")
  wallet.contract = own
  await page.reload()
  await signIn()
  await expect(dialog).toBeHidden()

  // The person declines the request once; nothing is sent, and it can be tried again.
  wallet.declines = ["eth_signTypedData_v4"]
  await page.getByRole("main").getByRole("button", { name: "Sign", exact: true }).click()
  await dialog.getByRole("button", { name: "Sign", exact: true }).click()
  await expect(dialog.getByRole("alert")).toContainText("You declined. Nothing was signed.")
  const none = await server.get<{ imports: unknown[] }>("/api/v1/imports")
  expect(none.imports).toEqual([])
  await dialog.getByRole("button", { name: "Try again" }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText("Questions see it.")).toBeVisible({ timeout: 60_000 })
})
