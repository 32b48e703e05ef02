import { expect, test } from "./fixtures"
import { settled } from "./look"

// A browser that keeps nothing, at an address without https: storage throws, and there are
// no locks.

test.use({ expected: [/401 .*\/auth\/session/] }) // whether there is a session only the server knows

test("without storage and locks the pages stand, and a question is answered", async ({ page, world }) => {
  await page.addInitScript(() => {
    const blocked = {
      get(): never {
        throw new DOMException("storage is blocked", "SecurityError")
      },
    }
    Object.defineProperty(window, "localStorage", blocked)
    Object.defineProperty(window, "sessionStorage", blocked)
    Reflect.deleteProperty(Navigator.prototype, "locks")
  })
  for (const path of [
    "/proposals",
    "/proposals/1",
    "/datasets/" + world.ready,
    "/members",
    "/contribute",
    "/ask",
  ]) {
    await page.goto(world.server.url + path)
    await settled(page)
    await expect(page.getByRole("heading", { level: 1 }), path).not.toHaveText("This page failed to show.")
  }
  await page.goto(world.server.url + "/")
  const box = page.getByRole("textbox", { name: "Question" })
  await box.fill("What is danksharding?")
  await box.press("Enter")
  await expect(page.getByRole("button", { name: /^Citation 1: / }).first()).toBeVisible()
  await page.getByRole("button", { name: "Connect" }).click()
  await expect(page.getByRole("dialog")).toContainText("Test account 0")
})
