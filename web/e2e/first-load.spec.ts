import { gzipSync } from "node:zlib"
import { expect, test } from "./fixtures"
import { settled } from "./look"

/** Most that the scripts of the start page may weigh, in bytes at gzip -9. */
const limit = 204_800

test("the scripts of the start page are light", async ({ page, world }) => {
  const scripts = new Set<string>()
  page.on("request", (r) => {
    if (/\.m?js(\?|$)/.test(r.url())) scripts.add(r.url())
  })
  await page.goto(world.server.url + "/")
  const box = page.getByRole("textbox", { name: "Question" })
  await box.fill("What is danksharding?")
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toBeEnabled()
  await page.waitForLoadState("load")
  let total = 0
  for (const url of scripts) {
    const r = await fetch(url, { headers: { "Accept-Encoding": "identity" } })
    expect(r.status, url).toBe(200)
    expect(r.headers.get("content-encoding"), url).toBeNull()
    total += gzipSync(Buffer.from(await r.arrayBuffer()), { level: 9 }).length
  }
  expect(scripts.size).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(limit)
  test.info().annotations.push({ type: "first load", description: `${total} bytes, ${scripts.size} scripts` })
})

test("the start page does not move while it loads", async ({ page, world }) => {
  await page.addInitScript(() => {
    const w = window as unknown as { shift: number }
    w.shift = 0
    new PerformanceObserver((list) => {
      for (const e of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!e.hadRecentInput) w.shift += e.value
    }).observe({ type: "layout-shift", buffered: true })
  })
  await page.goto(world.server.url + "/")
  await settled(page)
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.05)
})

test("the keyboard reaches everything, and one sees where it is", async ({ page: first, world }) => {
  for (const path of ["/", "/datasets/" + world.ready, "/proposals/5", "/members"]) {
    const page = await first.context().newPage() // the focus begins at its top
    await page.goto(world.server.url + path)
    await settled(page)
    const skip = page.getByRole("link", { name: "Skip to content" })
    await skip.focus()
    await expect(skip).toBeInViewport()
    const seen = new Set<string>()
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab")
      const at = await page.evaluate(() => {
        const e = document.activeElement
        if (!e || e === document.body) return ""
        // The box round a field may have the ring in its place.
        const around = [e, e.parentElement, e.parentElement?.parentElement].filter((x) => x != null)
        const ring = around
          .map((x) => getComputedStyle(x))
          .some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
        return (
          (ring ? "" : "no ring: ") +
          e.tagName +
          " " +
          (e.getAttribute("aria-label") ?? e.textContent).slice(0, 60)
        )
      })
      if (at === "") break
      expect(at, path).not.toMatch(/^no ring/)
      seen.add(at)
    }
    expect(seen.size, path).toBeGreaterThan(8)
    await page.close()
  }
})

test.describe("offline", () => {
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED|Failed to load resource|net::/] })

  test("a page that is open says that the server is away, and goes on when it is back", async ({
    page,
    world,
  }) => {
    // A page that was open before needs no more code to be shown.
    await page.goto(`${world.server.url}/datasets/${world.hostile}`)
    await settled(page)
    await page.getByRole("link", { name: "Datasets" }).first().click()
    await expect(page.locator("main h2 a").last()).toBeVisible()
    await page.context().setOffline(true)
    await page.locator("main h2 a").last().click()
    await expect(page.getByText("The server did not answer.").first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole("button", { name: "Try again" }).first()).toBeVisible()
    await page.context().setOffline(false) // and nobody presses it
    await expect(page.getByRole("tablist")).toBeVisible({ timeout: 60_000 })
  })

  test("a list that the server cannot give says so, does not ask without end, and comes when it can", async ({
    page,
    world,
  }) => {
    let asked = 0
    await page.route(/\/api\/v1\/proposals\?/, (route) => {
      asked++
      return route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" })
    })
    await page.goto(world.server.url + "/proposals")
    const again = page.getByRole("main").getByRole("button", { name: "Try again" })
    await expect(again).toBeVisible({ timeout: 30_000 })
    const before = asked
    await page.waitForTimeout(2000)
    expect(asked - before, "but for news of the chain").toBeLessThan(20)
    await page.unroute(/\/api\/v1\/proposals\?/)
    // News of the chain may have it read before anybody presses the button.
    const list = page.getByRole("heading", { name: "Open", exact: true })
    await expect(async () => {
      if (await again.isVisible()) await again.click({ timeout: 1000 })
      await expect(list).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
  })
})
