import { fileURLToPath } from "node:url"
import { expect, test as base, type Page } from "@playwright/test"
import { Server } from "./server"

export { expect }

/** The project's own sample. */
export const sample = fileURLToPath(new URL("../../samples/eips", import.meta.url))

/** Messages that a test expects, which would fail it otherwise. */
export type Expected = RegExp[]

/**
 * Fails the test on what a page must not do: errors on the console (a report of the CSP is
 * one), errors of scripts, requests to another origin.
 */
export function watchPage(page: Page, origin: string, complaints: string[], expected: Expected): void {
  const complain = (text: string) => {
    if (!expected.some((e) => e.test(text))) complaints.push(text)
  }
  page.on("console", (c) => {
    if (c.type() === "error" || c.type() === "warning")
      complain(`${c.type()}: ${c.text()} (${c.location().url})`)
  })
  page.on("pageerror", (e) => complain("script: " + e.message))
  page.on("request", (r) => {
    const url = new URL(r.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) complain("request to " + r.url())
  })
}

/** A server for all tests of a file, empty at first; and one that holds the sample. */
export const test = base.extend<{ expected: Expected; page: Page }, { server: Server; seeded: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const s = await Server.start()
      await use(s)
      await s.stop()
    },
    { scope: "worker" },
  ],
  seeded: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const s = await Server.start()
      await s.approve(sample, "Approve the sample", 1)
      await use(s)
      await s.stop()
    },
    { scope: "worker" },
  ],
  // oxlint-disable-next-line no-empty-pattern
  expected: async ({}, use) => use([]),
  page: async ({ page, expected, baseURL }, use) => {
    const complaints: string[] = []
    // The origin is that of the first page that the test opens.
    let origin = baseURL ? new URL(baseURL).origin : ""
    page.on("request", (r) => {
      if (!origin && r.isNavigationRequest()) {
        origin = new URL(r.url()).origin
        watchPage(page, origin, complaints, expected)
      }
    })
    await use(page)
    expect(complaints).toEqual([])
  },
})

/** Connects a test account by the menu. */
export async function connect(page: Page, index: number): Promise<void> {
  const bar = page.locator("header").first()
  const button = bar.getByRole("button", { name: /^(Connect$|0x)/ })
  if ((await button.textContent())?.startsWith("0x")) {
    await button.click()
    await page.getByRole("button", { name: "Change account" }).click()
  } else {
    await button.click()
  }
  await page.getByRole("button", { name: new RegExp(`^Test account ${index}\\b`) }).click()
  await expect(bar.getByRole("button", { name: /^0x/ })).toBeVisible()
}
