import { connect, expect, test } from "./fixtures"
import { TestWallet } from "./wallet"

const bar = (page: import("@playwright/test").Page) => page.getByRole("banner")

test("a newcomer connects a test account, signs in, and is remembered", async ({ page, server }) => {
  await page.goto(server.url + "/")
  await connect(page, 3)
  await bar(page).getByRole("button", { name: /^0x/ }).click()
  const dialog = page.getByRole("dialog")
  await expect(dialog).toContainText("1,000 WITAN")
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await expect(dialog).toBeHidden()
  await page.reload()
  await bar(page).getByRole("button", { name: /^0x/ }).click()
  await expect(dialog.getByRole("button", { name: "Sign out" })).toBeVisible()
  await dialog.getByRole("button", { name: "1 hour" }).click()
  await expect(dialog.getByText("Time moved.")).toBeVisible()
  await dialog.getByRole("button", { name: "Sign out" }).click()
  await expect(dialog.getByRole("button", { name: "Sign in" })).toBeVisible()
})

// Journey (b): a wallet on a wrong chain that it must first be told of, a person who
// declines every prompt once, and another account in the middle.
test("a wallet on the wrong chain, every prompt declined once, account switched mid-way", async ({
  page,
  server,
}) => {
  const accounts = await server.get<{ accounts: { key: `0x${string}`; address: string }[] }>(
    "/api/v1/dev/accounts",
  )
  const keys = [1, 2].map((i) => accounts.accounts[i]?.key).filter((k) => k !== undefined)
  const wallet = new TestWallet(server, keys)
  await wallet.install(page)
  await page.goto(server.url + "/")
  const dialog = page.getByRole("dialog")

  wallet.declines = ["wallet_requestPermissions"]
  await bar(page).getByRole("button", { name: "Connect" }).click()
  await dialog.getByRole("button", { name: "Test Wallet" }).click()
  await expect(dialog.getByRole("alert")).toContainText("You declined. Nothing was connected.")
  await dialog.getByRole("button", { name: "Test Wallet" }).click()
  await expect(dialog).toBeHidden()

  await bar(page).getByRole("button", { name: /^0x/ }).click()
  await expect(dialog).toContainText("Your wallet is on chain 1.")
  wallet.declines = ["wallet_switchEthereumChain", "wallet_addEthereumChain"]
  for (let i = 0; i < 2; i++) {
    await dialog.getByRole("button", { name: "Switch", exact: true }).click()
    await expect(dialog.getByRole("alert")).toContainText("You declined.")
  }
  await dialog.getByRole("button", { name: "Switch", exact: true }).click()
  await expect(dialog.getByRole("button", { name: "Switch", exact: true })).toBeHidden()
  expect(wallet.asked).toContain("wallet_addEthereumChain")

  wallet.declines = ["personal_sign"]
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await expect(dialog.getByRole("alert")).toContainText("Nothing was signed.")
  await dialog.getByRole("button", { name: "Try again" }).click()
  await expect(dialog).toBeHidden()

  // The session stays the first account's until the second signs in for itself.
  await wallet.switchAccount()
  await bar(page).getByRole("button", { name: /^0x/ }).click()
  await expect(dialog).toContainText("which is not this account")
  await expect(dialog).toContainText(wallet.address)
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await dialog.getByRole("button", { name: "Sign in" }).click()
  await expect(dialog).toBeHidden()
})
