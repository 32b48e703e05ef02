import { AxeBuilder } from "@axe-core/playwright"
import { connect, expect, sample, test } from "./fixtures"
import { Server } from "./server"

// Servers of this file's own: what others do would change what these pages say.
let server: Server
let seeded: Server

test.beforeAll(async () => {
  server = await Server.start()
  seeded = await Server.start()
  await seeded.approve(sample, "Approve the sample", 1)
})
test.afterAll(async () => {
  await server?.stop()
  await seeded?.stop()
})

test("an empty server says so in one sentence and offers one action", async ({ page }) => {
  await page.goto(server.url + "/")
  await expect(page.getByText("Nothing is in the knowledge base yet.")).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveCount(0)
  await page.getByRole("main").getByRole("link", { name: "Contribute" }).click()
  await expect(page).toHaveURL(server.url + "/contribute")
})

test("the start page tells what is held, by whom it is governed, and what was decided", async ({ page }) => {
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

test("what waits is told to whom it waits for, and goes when it is done", async ({ page }) => {
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

test("the audit says nothing before it is run, then equal with its digests", async ({ page }) => {
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

test("an audit that differs names every difference and cannot be overlooked", async ({ page }) => {
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

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`nothing is in the way of anybody: answer with its source, refusal, audit; ${scheme}, ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" })
      const check = async (what: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map((v) => [v.id, v.nodes.map((n) => n.html)]),
          what,
        ).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          what,
        ).toBeLessThanOrEqual(0)
      }
      await page.goto(seeded.url + "/")
      await expect(page.getByRole("heading", { name: "Latest decisions" })).toBeVisible()
      await check("home")
      await page.goto(seeded.url + "/ask?q=Which%20EIPs%20are%20related%20to%20danksharding%3F")
      await page.getByRole("button", { name: /^Citation 2: / }).click()
      await expect(page.getByText("7 of 7 verified here")).toBeVisible()
      await check("source")
      await page.keyboard.press("Escape")
      await page.goto(seeded.url + "/ask?q=Who%20chairs%20the%20coffee%20committee%3F")
      await expect(page.getByText("Not in the knowledge base.")).toBeVisible()
      await check("refusal")
      await page.goto(seeded.url + "/audit")
      await expect(page.getByText("Trust nobody")).toBeVisible()
      await check("audit")
    })
  }
}
