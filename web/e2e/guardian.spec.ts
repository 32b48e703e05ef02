import type { Page } from "@playwright/test"
import { connect, expect, test } from "./fixtures"
import { guarded } from "./guarded"
import type { Server } from "./server"

// Who may stop a proposal: its proposer before voting begins, a guardian until its date.

const dialog = (page: Page) => page.getByRole("dialog")
const button = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "Cancel the proposal", exact: true })

async function cancel(page: Page): Promise<void> {
  await button(page).click()
  await expect(dialog(page)).toContainText("It can never be executed.")
  await expect(dialog(page)).toContainText("Cannot be taken back")
  await dialog(page).getByRole("button", { name: "Send", exact: true }).click()
  await expect(dialog(page)).toContainText("Cancelled.")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).last().click()
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible()
  await expect(button(page)).toHaveCount(0)
}

const mint = (server: Server, last: number) =>
  server.witan(
    "propose",
    "member",
    "0x" + String(last).padStart(40, "2"),
    "--mint",
    "5",
    "--as",
    "1",
    "--yes",
  )

test.describe.configure({ mode: "serial" })

let server: Server
test.beforeAll(async () => {
  server = await guarded(7)
})
test.afterAll(async () => {
  await server?.stop()
})

test("the proposer cancels before voting begins, nobody else, and not afterwards", async ({ page }) => {
  await mint(server, 1)
  await page.goto(server.url + "/proposals/1")
  await connect(page, 2)
  await expect(page.getByText("Next:")).toBeVisible()
  await expect(button(page)).toHaveCount(0)
  await connect(page, 1)
  await expect(page.getByRole("main")).toContainText("You proposed it")
  await cancel(page)

  await mint(server, 2)
  await server.witan("dev", "advance", "3610s")
  await page.goto(server.url + "/proposals/2")
  await expect(page.getByRole("radio", { name: "For", exact: true })).toBeVisible()
  await expect(button(page)).toHaveCount(0)
})

test("a guardian cancels in voting and in the timelock, until its date", async ({ page }) => {
  await server.witan("vote", "2", "for", "--as", "0")
  await page.goto(server.url + "/proposals/2")
  await connect(page, 7)
  await expect(page.getByRole("main")).toContainText("guardian")
  await cancel(page)

  await mint(server, 3)
  await server.witan("dev", "advance", "3610s")
  await server.witan("vote", "3", "for", "--as", "0")
  await server.witan("vote", "3", "for", "--as", "1")
  await server.witan("dev", "advance", "12m")
  await server.witan("queue", "3", "--as", "0")
  await page.goto(server.url + "/proposals/3")
  await cancel(page)

  await mint(server, 4)
  await page.goto(server.url + "/proposals/4")
  await expect(button(page)).toBeVisible()
  await server.witan("dev", "advance", "48h") // its date passes
  await page.reload()
  await expect(page.getByText("Next:")).toBeVisible()
  await expect(button(page)).toHaveCount(0)
})
