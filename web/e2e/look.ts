import { mkdir } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import type { Place } from "./places"
import type { World } from "./world"

/** Opens a place and waits until it stands. */
export async function open(page: Page, world: World, place: Place): Promise<void> {
  await page.goto(world.server.url + (await place.path(world)))
  await settled(page)
  await place.reach?.(page, world)
  await settled(page)
}

/** Waits until a page stands: its heading is there and nothing loads. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector(".frame") && document.querySelector("h1"))
  await page.waitForFunction(
    () =>
      document.fonts.status === "loaded" &&
      ![...document.querySelectorAll('[role="status"] > .sr-only')].some((e) => e.textContent === "Loading"),
  )
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))))
}

/**
 * What axe finds on a page, in few words. colours: only what depends on them, for a page that
 * differs in nothing else from one already looked at.
 */
export async function axe(page: Page, colours?: "colours"): Promise<string[]> {
  // Its newer mode opens a page each time, for frames of other origins. There are none here.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] })
  if (colours) builder.withRules(["color-contrast", "link-in-text-block"])
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

/**
 * The same at 200 % zoom: a window of 1280 px has room for 640, each of them two wide.
 */
export async function zoomed(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const zoom = { width: 640, height: 400, deviceScaleFactor: 2, mobile: false }
  await session.send("Emulation.setDeviceMetricsOverride", zoom)
  await page.waitForFunction(() => innerWidth === 640 && devicePixelRatio === 2)
  const found = await overflow(page)
  await session.send("Emulation.clearDeviceMetricsOverride")
  await session.detach()
  return found.map((f) => "at 200 %: " + f)
}

const folder = fileURLToPath(new URL("../screenshots/", import.meta.url))

/**
 * Takes a picture of the whole page, as it is before anybody scrolls; of the window where a
 * dialog lies over it.
 */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const fullPage = await page.evaluate(() => {
    scrollTo({ top: 0, behavior: "instant" })
    return document.querySelector("dialog:modal") === null
  })
  await page.screenshot({ path: folder + name + ".png", fullPage, animations: "disabled" })
}

/** Looks at what only a journey reaches: pictures in light, dark and on a phone, and what is wrong there. */
export async function looks(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize()
  const wrong: string[] = []
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme })
    await picture(page, `${name}-${colorScheme}`)
    wrong.push(...(await axe(page)).map((w) => colorScheme + ": " + w))
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, name + "-phone")
  wrong.push(...(await overflow(page)), ...(await axe(page)).map((w) => "phone: " + w))
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ reducedMotion: null, colorScheme: null })
  return wrong
}
