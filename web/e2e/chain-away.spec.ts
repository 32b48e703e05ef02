import { expect, test } from "./fixtures"
import { Server } from "./server"

let dev: Server
let server: Server
test.beforeAll(async () => {
  dev = await Server.start()
  server = await Server.serve(dev)
})
test.afterAll(async () => {
  for (const s of [server, dev]) await s?.stop()
})

test.use({ expected: [/status of 503/] }) // what is read from the chain itself, as names are

test("a page says that the server cannot reach its chain, and when it does again", async ({ page }) => {
  test.setTimeout(180_000)
  const line = page.getByText(/^The server cannot reach the chain\. What you see is as of block \d+/)
  await page.goto(server.url + "/proposals")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Proposals")
  await expect(line).toHaveCount(0)
  await dev.end("SIGKILL")
  await expect(line).toBeVisible({ timeout: 60_000 })
  await page.goto(server.url + "/members")
  await expect(line).toBeVisible()
  await dev.run()
  await expect(line).toHaveCount(0, { timeout: 60_000 })
})
