import { expect, test } from "./fixtures"
import { settled } from "./look"

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
  for (const path of [...paths, "/contribute"]) {
    await page.goto(world.server.url + path)
    await settled(page)
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
    if (shift >= 0.05) moved[path] = shift
  }
  expect(moved).toEqual({})
})
