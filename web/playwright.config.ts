import { existsSync } from "node:fs"
import { defineConfig } from "@playwright/test"

const executablePath = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((p) => p && existsSync(p))

const looks = ["**/pages.spec.ts", "**/phone.spec.ts"]

/** Journeys against the real binary; each worker starts a server of its own (e2e/server.ts). */
export default defineConfig({
  testDir: "e2e",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  retries: 1, // a machine that is shared can stall; what fails twice is broken, what failed once is named
  reporter: [["list"]],
  // The journeys are some long files; the looks, one short test for each page, come after
  // them and fill every worker to the end.
  projects: [
    { name: "journeys", testIgnore: looks },
    { name: "looks", testMatch: looks },
  ],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "on-first-retry",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
})
