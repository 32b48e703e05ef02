import { expect, test } from "./fixtures"
import { settled } from "./look"

// What stands in the HTML, so that a page is painted before its code has come.

test("without scripts each page shows its frame and its heading, and its links lead on", async ({
  browser,
  world,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  for (const path of ["/", "/ask", "/datasets", "/proposals", "/members", "/audit", "/contribute"]) {
    await page.goto(world.server.url + path)
    await expect(page.getByRole("banner").getByRole("link", { name: "Witan" })).toBeVisible()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\w/)
    await expect(page.getByRole("button"), "nobody would answer").toHaveCount(0)
    await expect(page.getByRole("textbox")).toHaveCount(0)
  }
  await page.getByRole("banner").getByRole("link", { name: "Datasets" }).click()
  await expect(page).toHaveURL(/\/datasets$/)
  await expect(page.getByRole("link", { name: "Datasets" }).first()).toHaveAttribute("aria-current", "page")
  await page.close()
})

test("the server writes what a proposal or a dataset is about, as the app does", async ({
  browser,
  page,
  world,
}) => {
  const plain = await browser.newPage({ javaScriptEnabled: false })
  for (const path of ["/proposals/1", "/proposals/3", "/datasets/" + world.ready]) {
    const [first, then] = await Promise.all(
      [plain, page].map(async (p) => {
        await p.setViewportSize({ width: 412, height: 823 })
        await p.goto(world.server.url + path)
        if (p === page) await settled(p)
        const h1 = p.getByRole("heading", { level: 1 })
        await p.evaluate(() => document.fonts.ready)
        return { text: (await h1.textContent())?.trim(), at: await h1.boundingBox() }
      }),
    )
    expect(first).toEqual(then)
    expect(first?.text, path).toMatch(/\w{4}/)
  }
  const { heading } = await world.server.get<{ heading: string }>("/api/v1/proposals/1")
  const title = await plain
    .goto(world.server.url + "/proposals/1")
    .then(() => plain.locator('meta[property="og:title"]').getAttribute("content"))
  expect(title?.split(" ")[0]).toBe(heading.split(" ")[0])
  await plain.goto(world.server.url + "/proposals/999999")
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText(/^\s*$/)
  await plain.close()
})

test("no page moves while it loads", async ({ page, world }) => {
  await page.addInitScript(() => {
    const w = window as unknown as { shift: number }
    w.shift = 0
    new PerformanceObserver((list) => {
      for (const e of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!e.hadRecentInput) w.shift += e.value
    }).observe({ type: "layout-shift", buffered: true })
  })
  const moved: Record<string, number> = {}
  const paths = ["/ask", "/datasets", "/datasets/" + world.ready, "/proposals", "/proposals/1", "/members"]
  for (const path of ["/", ...paths, "/audit", "/contribute"]) {
    await page.goto(world.server.url + path)
    await settled(page)
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
    if (shift >= 0.05) moved[path] = shift
  }
  expect(moved).toEqual({})
})
