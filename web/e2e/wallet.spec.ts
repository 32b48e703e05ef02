import { connect, expect, test } from "./fixtures"

test("a newcomer connects a test account, signs in, and is remembered", async ({ page, server }) => {
  await page.goto(server.url + "/")
  await connect(page, 3)
  await page.getByRole("banner").getByRole("button", { name: /^0x/ }).click()
  await expect(page.getByRole("dialog")).toContainText("1000")
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("dialog")).toBeHidden()
  await page.reload()
  await page.getByRole("banner").getByRole("button", { name: /^0x/ }).click()
  await expect(page.getByRole("dialog").getByRole("button", { name: "Sign out" })).toBeVisible()
  await page.getByRole("button", { name: "1 hour" }).click()
  await expect(page.getByText("Time moved.")).toBeVisible()
})
