import { connect, expect, test } from "./fixtures"
import { Folder } from "./folders"

// Journey (d): the server dies in the middle, and the page goes on by itself.

/** What the browser says on its console of a server that is away. */
const away =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_FAILED/

test("an upload goes on where it stopped when the server was killed", async ({ page, server, expected }) => {
  expected.push(away)
  const folder = await Folder.of("large")
  // Bytes that do not repeat: every one of them has to be sent.
  const part = new Uint8Array(48 << 20)
  for (let i = 0, x = 1; i < part.length; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0
    part[i] = x >>> 24
  }
  await folder.write("noise.bin", part)
  await page.goto(server.url + "/contribute")
  await connect(page, 5)
  await page.locator("input[webkitdirectory]").setInputFiles(folder.path)
  const begun = page.waitForResponse((r) => r.request().method() === "PATCH" && r.ok())
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click()
  await begun
  await server.end("SIGKILL")
  await expect(page.getByText("The server does not answer. The upload goes on by itself.")).toBeVisible()
  await page.getByLabel("Title").fill("Typed while the server was away")
  const offsets: number[] = []
  page.on("request", (r) => {
    if (r.method() === "PATCH") offsets.push(Number(r.headers()["upload-offset"]))
  })
  await server.run()
  await expect(page.getByText("Both hold the same CID")).toBeVisible({ timeout: 60_000 })
  await expect(page.getByLabel("Title")).toHaveValue("Typed while the server was away")
  expect(Math.min(...offsets), "what was received is not sent again").toBeGreaterThan(0)
  await folder.remove()
})

test("a page recovers when the server is killed during an import", async ({
  page,
  server,
  expected,
}, info) => {
  test.setTimeout(180_000)
  expected.push(away)
  const folder = await Folder.of("registers")
  await folder.documents(400, 40_000)
  await server.propose(folder.path, "The registers")
  const { proposals } = await server.get<{ proposals: { id: string; number: number }[] }>("/api/v1/proposals")
  const [proposal] = proposals
  if (!proposal) throw new Error("there is no proposal")
  await server.pass(proposal.number)
  await page.goto(`${server.url}/proposals/${proposal.id}`)
  await connect(page, 5)
  await page.getByRole("main").getByRole("button", { name: "Sign", exact: true }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Sign", exact: true }).click()
  await expect(page.getByRole("main").getByRole("progressbar")).toBeVisible()
  await server.end("SIGKILL")
  await expect(page.getByText("Reconnecting; work continues.")).toBeVisible()
  await expect(page.getByText("Questions see it."), "it was killed before the end").toHaveCount(0)
  await page.screenshot({ path: info.outputPath("away.png") })
  await server.run()
  await expect(page.getByText("Questions see it.")).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText("Reconnecting")).toHaveCount(0)
  await folder.remove()
})
