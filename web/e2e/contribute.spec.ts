import type { Page } from "@playwright/test"
import { connect, expect, test } from "./fixtures"
import { Folder } from "./folders"

const dialog = (page: Page) => page.getByRole("dialog")
const choose = (page: Page) => page.locator("input[webkitdirectory]")

const texts = {
  "README.md": "# The handbook\n\nHow the guild of beekeepers works.\n",
  "hives/winter.md": "# Hives in winter\n\nA colony needs eighteen kilograms of honey.\n",
  ".notes.md": "left out",
  "empty.md": "",
}

/** Chooses the folder, uploads it signed in, and ends at the second step. */
async function upload(page: Page, folder: Folder): Promise<void> {
  await choose(page).setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByText("Both hold the same CID")).toBeVisible()
}

test("what is chosen can be looked at, left out and described before anything is sent", async ({
  page,
  server,
}) => {
  const folder = await Folder.of("handbook", texts)
  const calls: string[] = []
  page.on("request", (r) => r.url().includes("/uploads") && calls.push(r.method()))
  await page.goto(server.url + "/contribute?about=Who%20keeps%20bees%3F")
  await expect(page.getByText("“Who keeps bees?”")).toBeVisible()
  await choose(page).setInputFiles(folder.path)
  await expect(page.getByText("1 file whose name or folder begins with a dot is left out.")).toBeVisible()
  await expect(page.getByText("1 file is empty")).toBeVisible()
  await page.getByRole("button", { name: "Look at hives/winter.md" }).click()
  await expect(dialog(page).getByRole("heading", { name: "Hives in winter" })).toBeVisible()
  await dialog(page).getByRole("button", { name: "Close" }).click()
  await page.getByRole("button", { name: "Leave out empty.md" }).click()
  await expect(page.getByText("1 file is empty")).toHaveCount(0)
  await expect(page.getByText("Hashed; not uploaded yet")).toBeVisible()
  expect(calls).toEqual([])

  await page.getByRole("link", { name: /Describe/ }).click()
  await page.getByLabel("Collection").fill("No Spaces")
  await page.getByRole("button", { name: "Review and propose" }).click()
  await expect(page.getByText("A collection's name is 1 to 31 of")).toBeVisible()
  await expect(page.getByText("Choose a licence: without one")).toBeVisible()
  await expect(page.getByLabel("Licence")).toBeFocused()
  await folder.remove()
})

test("a folder is dropped with what is in it", async ({ page, server }) => {
  const folder = await Folder.of("handbook", texts)
  await page.goto(server.url + "/contribute")
  const at = await page.getByText("Drop files or folders here").boundingBox()
  if (!at) throw new Error("there is nowhere to drop")
  const browser = await page.context().newCDPSession(page)
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", {
      type,
      x: at.x + at.width / 2,
      y: at.y + at.height / 2,
      data: { items: [], files: [folder.path], dragOperationsMask: 1 },
    })
  }
  await expect(page.getByRole("button", { name: "Look at hives/winter.md" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Look at README.md" })).toBeVisible()
  await expect(page.getByText("1 file whose name or folder begins with a dot is left out.")).toBeVisible()
  await folder.remove()
})

test("two folders are two datasets of one proposal, or one", async ({ page, server }) => {
  const one = await Folder.of("north", { "a.md": "# North\n" })
  const two = await Folder.of("south", { "a.md": "# South\n" })
  await page.goto(server.url + "/contribute")
  await connect(page, 7)
  await choose(page).setInputFiles(one.path)
  await choose(page).setInputFiles(two.path)
  await expect(page.getByRole("heading", { name: "north", exact: true })).toBeVisible()
  await page.getByRole("radio", { name: "All folders are one dataset" }).check()
  await expect(page.getByRole("heading", { name: "north, south" })).toBeVisible()
  await page.getByRole("radio", { name: /Each folder is a dataset/ }).check()
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByText("Both hold the same CID")).toHaveCount(2)
  await page.getByLabel("Licence").selectOption("CC0-1.0")
  await page.getByRole("button", { name: "Review and propose" }).click()
  await expect(
    page.getByText(/^Approve 2 datasets by 0x\S+ for collection main, CC0-1\.0: baf/),
  ).toBeVisible()
  await one.remove()
  await two.remove()
})

test("where the server holds another CID than this device, nothing can be proposed", async ({
  page,
  server,
}) => {
  const folder = await Folder.of("handbook", texts)
  const other = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
  await page.route(/\/api\/v1\/uploads/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { root?: string; state?: string }
    await route.fulfill({
      response: answer,
      json: body.state === "complete" ? { ...body, root: other } : body,
    })
  })
  await page.goto(server.url + "/contribute")
  await connect(page, 7)
  await choose(page).setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "The CIDs differ" })).toContainText(other)
  await page.getByLabel("Licence").selectOption("CC0-1.0")
  await page.getByRole("button", { name: "Review and propose" }).click()
  await expect(page.getByText(/^Approve dataset \S+ by 0x\S+ for collection main/)).toBeVisible()
  await expect(page.getByRole("alert").filter({ hasText: "The CIDs differ" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Propose", exact: true })).toBeDisabled()
  await folder.remove()
})

test("a reload keeps what was typed and sent; the same files go on", async ({ page, server }) => {
  const folder = await Folder.of("kept", texts)
  await page.goto(server.url + "/contribute")
  await connect(page, 8)
  await upload(page, folder)
  await page.getByLabel("Title").fill("Typed before the reload")
  await page.getByLabel("Licence").selectOption("MIT")
  await page.reload()
  await expect(page.getByText("Choose the same files again to go on")).toBeVisible()
  await expect(page.getByText(/kept: 3 files/)).toBeVisible()

  const sent: string[] = []
  page.on("request", (r) => r.url().includes("/uploads") && sent.push(r.method()))
  await choose(page).setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await expect(page.getByText("Both hold the same CID")).toBeVisible()
  await expect(page.getByLabel("Title")).toHaveValue("Typed before the reload")
  await expect(page.getByLabel("Licence")).toHaveValue("MIT")
  expect(sent, "the server held it already").toEqual(["GET"])
  await folder.remove()
})

test("a session that ends in the middle of the form loses nothing", async ({ page, server, expected }) => {
  expected.push(/401/)
  const folder = await Folder.of("session", { "a.md": "# A session\n" })
  await page.goto(server.url + "/contribute")
  await connect(page, 9)
  await upload(page, folder)
  await page.getByLabel("Title").fill("Typed before the session ended")
  await page.getByLabel("Licence").selectOption("CC-BY-4.0")
  await page.context().clearCookies()
  await page.getByRole("button", { name: "Review and propose" }).click()
  await page.getByLabel("Why").fill("Because.")
  await page.getByRole("button", { name: "Propose", exact: true }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  await expect(dialog(page)).toContainText("Approve dataset baf")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).click()
  await expect(page.getByLabel("Why")).toHaveValue("Because.")
  await page.getByRole("link", { name: /Describe/ }).click()
  await expect(page.getByLabel("Title")).toHaveValue("Typed before the session ended")
  await folder.remove()
})

test("an upload that the server refuses says why and what to do", async ({ page, server, expected }) => {
  expected.push(/429/)
  const folder = await Folder.of("refused", { "a.md": "# Refused\n" })
  await page.route("**/api/v1/uploads", (route) =>
    route.fulfill({
      status: 429,
      contentType: "application/problem+json",
      body: JSON.stringify({
        status: 429,
        title: "Too Many Requests",
        code: "quota_address",
        detail: "1000 of 1000 bytes of this day (UTC) are used or announced",
        advice: "finish an upload, wait, or serve the content by a gateway of your own",
      }),
    }),
  )
  await page.goto(server.url + "/contribute")
  await connect(page, 4)
  await choose(page).setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  const alert = page.getByRole("alert").filter({ hasText: "allowance" })
  await expect(alert).toContainText("Your address has used its upload allowance.")
  await expect(alert).toContainText("wait, or serve the content by a gateway of your own")
  await page.unroute("**/api/v1/uploads")
  await alert.getByRole("button", { name: "Try again" }).click()
  await expect(page.getByText("Both hold the same CID")).toBeVisible()
  await folder.remove()
})
