import { expect, test } from "./fixtures"
import { settled } from "./look"

// What the build writes into the HTML, so that a page is painted before its code has come.

test("without scripts each page shows its frame, and what it is about", async ({ browser, world }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  for (const path of ["/", "/ask", "/datasets", "/proposals", "/members", "/audit", "/contribute"]) {
    await page.goto(world.server.url + path)
    await expect(page.getByRole("banner").getByRole("link", { name: "Witan" })).toBeVisible()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\w/)
  }
  await page.goto(world.server.url + "/datasets/" + world.ready)
  await expect(page.getByRole("link", { name: "Datasets" }).first()).toHaveAttribute("aria-current", "page")
  await page.close()
})

test("what is typed before the app is there stays", async ({ page, world }) => {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route("**/assets/*.js", async (route) => {
    await held
    await route.continue()
  })
  await page.goto(world.server.url + "/", { waitUntil: "commit" })
  const box = page.getByRole("textbox", { name: "Question" })
  await box.fill("What is danksharding?")
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toBeDisabled()
  go()
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toBeEnabled()
  await expect(box).toHaveValue("What is danksharding?")
  await expect(box).toBeFocused()
})

test("what the HTML shows does not move when the app takes its place", async ({ page, world }) => {
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
  for (const path of [...paths, "/audit", "/contribute"]) {
    await page.goto(world.server.url + path)
    await settled(page)
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
    if (shift >= 0.05) moved[path] = shift
  }
  expect(moved).toEqual({})
})
