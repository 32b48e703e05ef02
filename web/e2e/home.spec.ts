import { connect, expect, test } from "./fixtures"

test("an empty server says so in one sentence and offers one action", async ({ page, server }) => {
  await page.goto(server.url + "/")
  await expect(page.getByText("Nothing is in the knowledge base yet.")).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveCount(0)
  await page.getByRole("main").getByRole("link", { name: "Contribute" }).click()
  await expect(page).toHaveURL(server.url + "/contribute")
})

test("the start page tells what is held, by whom it is governed, and what was decided", async ({
  page,
  seeded,
}) => {
  await page.goto(seeded.url + "/")
  const main = page.getByRole("main")
  await expect(main.getByRole("textbox", { name: "Question" })).toHaveAttribute(
    "placeholder",
    /64 approved documents/,
  )
  for (const [n, what] of [
    ["1", "dataset"],
    ["64", "documents"],
    ["1", "contributor"],
    ["5", "members"],
  ]) {
    await expect(
      main.locator("dl > div").filter({ hasText: new RegExp(`^${what}${n}$`) }),
      what,
    ).toBeVisible()
  }
  await expect(main.getByRole("link", { name: /^Approve dataset/ }).first()).toBeVisible()
  await expect(main.getByRole("table", { name: "Votes" })).toHaveCount(1)
})

test("what waits is told to whom it waits for, and goes when it is done", async ({ page, seeded }) => {
  await seeded.witan(
    "propose",
    "revoke",
    await firstDataset(seeded.url),
    "--reason",
    "old",
    "--as",
    "0",
    "--yes",
  )
  await seeded.witan("dev", "advance", "15s")
  await page.goto(seeded.url + "/")
  const needs = page.getByRole("region", { name: /^Needs/ })
  await expect(needs).toContainText("Needs the members")
  await connect(page, 1)
  await expect(needs).toContainText("Needs you")
  await expect(needs.getByRole("listitem")).toHaveCount(1)
  await expect(needs.getByRole("listitem")).toContainText(/Vote:\s*Revoke dataset/)
  // Voted from elsewhere: the event stream takes it from the list.
  await seeded.witan("vote", "2", "against", "--as", "1")
  await expect(needs).toHaveCount(0)
  await connect(page, 2)
  await needs.getByRole("link", { name: "Review" }).click()
  await expect(page).toHaveURL(seeded.url + "/proposals/2")
})

async function firstDataset(url: string): Promise<string> {
  const r = await fetch(url + "/api/v1/datasets")
  const { datasets } = (await r.json()) as { datasets: { id: string }[] }
  return datasets[0]?.id ?? ""
}

test("the audit says nothing before it is run, then equal with its digests", async ({ page, seeded }) => {
  await page.goto(seeded.url + "/audit")
  const verdict = page.locator("main [data-verdict]")
  await expect(verdict).toHaveAttribute("data-verdict", "unknown")
  await page.getByRole("button", { name: "Run the audit now" }).click()
  await expect(verdict).toHaveAttribute("data-verdict", "equal")
  await expect(verdict).toContainText(/Index equals approved set as of block \d+/)
  const { index } = await seeded.get<{ index: { digest: string } }>("/api/v1/status")
  await expect(page.getByText(index.digest)).toHaveCount(2)
  await page.getByRole("link", { name: "Witan" }).click()
  await expect(page.locator("main [data-verdict=equal]")).toContainText(/ago|now/)
})

test("an audit that differs names every difference and cannot be overlooked", async ({ page, seeded }) => {
  await page.route("**/api/v1/audit", async (route) => {
    const honest = await route.fetch({ method: "POST" })
    const run = (await honest.json()) as { report: { equal: boolean; differences: object[]; digest: string } }
    run.report.equal = false
    run.report.digest = "0x" + "0".repeat(64)
    run.report.differences = [
      { kind: "chunk_excess", path: "secret.md", start: 10, end: 99, detail: "the file has no such passage" },
      { kind: "digest_differs", detail: "the index names another digest" },
    ]
    await route.fulfill({ response: honest, json: run })
  })
  await page.goto(seeded.url + "/audit")
  await page.getByRole("button", { name: "Run the audit now" }).click()
  const verdict = page.locator("main [data-verdict]")
  await expect(verdict).toHaveAttribute("data-verdict", "differs")
  await expect(verdict).toContainText("2 differences")
  const list = page.getByRole("region", { name: "Differences" })
  await expect(list).toContainText("The index has a passage that the file does not have")
  await expect(list).toContainText("secret.md")
  await expect(list).toContainText("bytes 10–99")
  await expect(page.getByText("Index and expected differ.")).toBeVisible()
})
