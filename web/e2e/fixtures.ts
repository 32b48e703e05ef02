import { expect, test as base, type Page } from "@playwright/test"
import { Folder } from "./folders"
import { sample, Server } from "./server"
import { makeWorld, type World } from "./world"

export { expect, sample }

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

/** Servers for the tests of one file at a time, by the name of their fixture. */
class Servers {
  private file = ""
  private readonly servers = new Map<string, Server>()

  /** The file's server of that name, begun when its first test asks for it. */
  async of(file: string, name: string, begin: (s: Server) => Promise<unknown>): Promise<Server> {
    if (file !== this.file) await this.stop()
    this.file = file
    const known = this.servers.get(name)
    if (known) return known
    const s = await Server.start()
    try {
      await begin(s)
    } catch (error) {
      await s.stop()
      throw error
    }
    this.servers.set(name, s)
    return s
  }

  async stop(): Promise<void> {
    const all = [...this.servers.values()]
    this.servers.clear()
    await Promise.all(all.map((s) => s.stop()))
  }
}

interface Fixtures {
  expected: Expected
  page: Page
  /** A server for all tests of a file, empty at first. */
  server: Server
  /** A server for all tests of a file, which holds the sample at first. */
  seeded: Server
  /** The worker's world; the browser is that of the visitor who asked its questions. */
  world: World
  tidy: undefined
}

export const test = base.extend<Fixtures, { servers: Servers; made: World }>({
  // A worker runs several files, one after the other: what one did to a server must not meet
  // the next.
  servers: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const s = new Servers()
      await use(s)
      await s.stop()
    },
    { scope: "worker" },
  ],
  server: [
    async ({ servers }, use, info) => use(await servers.of(info.file, "server", () => Promise.resolve())),
    { timeout: 60_000 },
  ],
  seeded: [
    async ({ servers }, use, info) =>
      use(await servers.of(info.file, "seeded", (s) => s.approve(sample, "Approve the sample", 1))),
    { timeout: 60_000 },
  ],
  made: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const w = await makeWorld()
      await use(w)
      await w.server.stop()
    },
    { scope: "worker", timeout: 120_000 },
  ],
  world: async ({ made, context }, use) => {
    if (made.visitor.name) await context.addCookies([{ ...made.visitor, url: made.server.url }])
    await use(made)
  },
  tidy: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use(undefined)
      await Folder.removeLeft()
    },
    { auto: true },
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
