import type { Page } from "@playwright/test"
import { connect, expect, test } from "./fixtures"
import { Folder } from "./folders"

const dialog = (page: Page) => page.getByRole("dialog")

/** Sends what the open sheet proposes, waits for its receipt, and closes it. */
async function send(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Send", exact: true }).click()
  await expect(dialog(page)).toContainText("In block")
  await dialog(page).getByText("Close", { exact: true }).click()
  await expect(dialog(page)).toBeHidden()
}

/** Moves the chain's time by the wallet menu. */
async function move(page: Page, step: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /^0x/ }).click()
  await dialog(page).getByRole("button", { name: step }).click()
  await expect(dialog(page)).toContainText("Time moved.")
  await dialog(page).getByRole("button", { name: "Close", exact: true }).click()
  await expect(dialog(page)).toBeHidden()
}

// Journey (a): files become an answer with its proof, in the browser alone.
test("a newcomer contributes, members vote, and the answer leads back to the vote", async ({
  page,
  server,
}) => {
  test.setTimeout(180_000)
  const folder = await Folder.of("charter", {
    "ferries.md":
      "# Ferries\n\n## Night service\n\nThe night ferry to Aldreth leaves at 23:40 from the east quay, except on Sundays.\n",
    "tolls.md": "# Tolls\n\nA cart pays two marks at the bridge of Stanmoor; a walker pays nothing.\n",
  })

  await page.goto(server.url + "/contribute")
  await expect(page.getByText("IPFS and the chain are public and permanent.")).toBeVisible()
  await connect(page, 5)
  await page.locator("input[webkitdirectory]").setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()

  await expect(page.getByText("Both hold the same CID")).toBeVisible()
  await page.getByLabel("Title").fill("The town's charter")
  await page.getByLabel("Licence").selectOption("CC-BY-4.0")
  await page.getByRole("button", { name: "Review and propose" }).click()
  await expect(
    page.getByText(/^Approve dataset baf\S+ by 0x\S+ for collection main, CC-BY-4.0, no expiry/),
  ).toBeVisible()
  await page.getByRole("button", { name: "Propose", exact: true }).click()
  await expect(dialog(page)).toContainText("Approve dataset baf")
  await send(page)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Proposed")
  await page.getByRole("link", { name: "See the proposal" }).click()
  await expect(page).toHaveURL(/\/proposals\/\d+/)

  for (const voter of [0, 1]) {
    await connect(page, voter)
    await page.getByRole("radio", { name: "For", exact: true }).click()
    await page.getByLabel("Reason").fill(`Read it, says member ${voter}.`)
    await page.getByRole("button", { name: "Vote", exact: true }).click()
    await expect(dialog(page)).toContainText("Vote for proposal")
    await send(page)
  }
  await move(page, "1 hour")
  await page.getByRole("button", { name: "Queue", exact: true }).click()
  await send(page)
  await move(page, "1 minute")
  await page.getByRole("button", { name: "Execute", exact: true }).click()
  await send(page)

  await expect(page.getByText("Approved. The contributor's signature starts the import.")).toBeVisible()
  await connect(page, 5)
  await expect(page.getByText("Approved. Your signature starts the import.")).toBeVisible()
  await page.getByRole("main").getByRole("button", { name: "Sign", exact: true }).click()
  await dialog(page).getByRole("button", { name: "Sign", exact: true }).click()
  await expect(page.getByText("Questions see it.")).toBeVisible({ timeout: 60_000 })

  await page.goto(server.url + "/ask")
  await page.getByLabel("Question").fill("When does the night ferry to Aldreth leave?")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("main")).toContainText("23:40")
  await page
    .getByRole("button", { name: /^(Citation|Source) ?1/ })
    .first()
    .click()
  await expect(page.locator("mark").first()).toContainText("23:40")
  await expect(page.getByText("ferries.md").first()).toBeVisible()
  // The proof ends at the transaction that carried out the vote.
  const list = await server.get<{ datasets: { approval?: { tx: string } }[] }>(
    "/api/v1/datasets?decision=approved",
  )
  const tx = list.datasets[0]?.approval?.tx ?? "no approval"
  await expect(page.getByRole("region", { name: "Proof" })).toContainText(tx.slice(0, 10))
  await expect(page.getByRole("region", { name: "Proof" })).toContainText(/[1-9] of \d verified here/)
  await folder.remove()
})
