import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { pages, settled, type World } from "./world"

/**
 * What axe finds on a page, in few words. contrast: only that, or all but that, for a page
 * that differs from one already looked at in its colours only, or in its size only.
 */
export async function axe(page: Page, contrast?: "only" | "not"): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  if (contrast === "only") builder.withRules(["color-contrast"])
  if (contrast === "not") builder.disableRules(["color-contrast"])
  const { violations } = await builder.analyze()
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`))
}

/** By how much the page scrolls sideways, and what sticks out of the window. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const width = window.visualViewport
      ? Math.round(window.visualViewport.width * window.visualViewport.scale)
      : innerWidth
    if (root.scrollWidth <= width) return []
    const out = [`the page is ${root.scrollWidth - width} px wider than the window of ${width}`]
    for (const e of document.querySelectorAll("body *")) {
      const r = e.getBoundingClientRect()
      if (r.width > 0 && r.right > width + 0.5) out.push(`${e.tagName} ${e.className} ends at ${r.right}`)
    }
    return out.slice(0, 8)
  })

/** Visits every page and collects what is wrong, so that one run tells all. */
export async function visit(
  page: Page,
  world: World,
  look: (name: string) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {}
  for (const [name, path] of pages(world)) {
    await page.goto(world.server.url + path)
    await settled(page)
    const found = await look(name)
    if (found.length > 0) wrong[name] = found
  }
  return wrong
}
