import { expect, test } from "./fixtures"
import type { Page } from "@playwright/test"
import type { Server } from "./server"
import { TestWallet } from "./wallet"

interface Citation {
  n: number
  dataset: string
  document: string
  start: number
  end: number
  text: string
}

const question = "What is danksharding?"

/** Asks by the keyboard, as a reader would, and waits for the answer. */
async function ask(page: Page, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Question" })
  await box.fill(text)
  await box.press("Enter")
}

const status = (page: Page) => page.getByRole("status").filter({ hasText: /Answer|knowledge base|Stopped/ })
const mark = (page: Page, n: number) =>
  page.getByRole("button", { name: new RegExp(`^Citation ${n}: `) }).first()
const source = (page: Page) => page.getByRole("complementary", { name: /^Source of citation/ })

/** The citations of the conversation that the page shows, as the server keeps them. */
async function citations(page: Page): Promise<Citation[]> {
  return page.evaluate(async () => {
    const id = location.pathname.split("/").pop()
    const r = await fetch("/api/v1/conversations/" + id)
    const c = (await r.json()) as { messages: { citations: Citation[] }[] }
    return c.messages.at(-1)?.citations ?? []
  })
}

/** Bytes of a document, straight from the server. */
async function bytes(server: Server, c: Citation): Promise<string> {
  const q = new URLSearchParams({ path: c.document, start: String(c.start), end: String(c.end) })
  const r = await fetch(`${server.url}/api/v1/datasets/${c.dataset}/documents/text?${q}`)
  expect(r.status).toBe(200)
  return r.text()
}

test("a question from the start page is answered, and every mark is the very bytes it cites", async ({
  page,
  seeded,
}) => {
  await page.goto(seeded.url + "/")
  await ask(page, question)
  await expect(page).toHaveURL(/\/ask\/[0-9a-f]{32}$/)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question)
  await expect(page.getByText("Quotes only")).toBeVisible()
  const cited = await citations(page)
  expect(cited.length).toBeGreaterThan(1)
  await expect(status(page)).toHaveText(`Answer complete, ${cited.length} citations`)

  await mark(page, 1).click()
  for (const c of cited) {
    await expect(source(page)).toContainText(`${c.n}/${cited.length}`)
    await expect(source(page).locator("mark")).toHaveText(await bytes(seeded, c), { useInnerText: false })
    expect(await source(page).locator("mark").textContent()).toBe(await bytes(seeded, c))
    await expect(source(page).locator("mark")).toBeInViewport()
    if (c !== cited.at(-1)) await source(page).getByRole("button", { name: "Next citation" }).click()
  }
  await expect(source(page).getByRole("button", { name: "Next citation" })).toBeDisabled()
})

test("the chain of proof reaches the transaction, each link checked in the browser", async ({
  page,
  seeded,
}) => {
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await mark(page, 1).click()
  const proof = page.getByRole("region", { name: "Proof" })
  for (const link of ["chunk", "file", "cid", "dataset", "contributor", "proposal", "transaction"]) {
    await expect(proof.locator(`[data-link=${link}]`), link).toHaveAttribute("data-check", "verified")
  }
  await expect(proof).toContainText("7 of 7 verified here")
  await proof.getByRole("link", { name: "Open in gateway" }).first().waitFor()
  const href = await proof.getByRole("link", { name: "Open in gateway" }).first().getAttribute("href")
  const raw = await fetch(href ?? "")
  expect(raw.status).toBe(200)
})

test("with a wallet the approval is checked by its RPC, and not while it is on another chain", async ({
  page,
  seeded,
}) => {
  const { accounts } = await seeded.get<{ accounts: { key: `0x${string}` }[] }>("/api/v1/dev/accounts")
  const wallet = new TestWallet(seeded, [accounts[1]?.key ?? "0x"])
  await wallet.install(page)
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await mark(page, 1).click()
  await page.getByRole("banner").getByRole("button", { name: "Connect" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click()
  const row = page.locator("[data-link=transaction]")
  await expect(row).toContainText("Server says; the wallet is on another chain")
  await expect(row).toHaveAttribute("data-check", "server")
  const { chain } = await seeded.get<{ chain: { id: string } }>("/api/v1/status")
  wallet.known.add(Number(chain.id))
  await wallet.switchNetwork(Number(chain.id))
  await expect(row).toHaveAttribute("data-check", "verified")
  await expect(row).toContainText("by your wallet’s RPC")
  expect(wallet.asked).toContain("eth_getTransactionReceipt")
})

test("a server that lies about a file's bytes is found out, with both values named", async ({
  page,
  seeded,
}) => {
  await page.route("**/documents/text?*", async (route) => {
    const honest = await route.fetch()
    await route.fulfill({ response: honest, body: (await honest.text()).replace(/[aeiou]/g, "u") })
  })
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await mark(page, 1).click()
  const proof = page.getByRole("region", { name: "Proof" })
  await expect(proof.locator("[data-link=chunk]")).toHaveAttribute("data-check", "mismatch")
  await expect(proof.locator("[data-link=file]")).toHaveAttribute("data-check", "mismatch")
  await expect(proof.locator("[data-link=file]")).toContainText(/Named\s*bafk\w+\s*Found\s*bafk\w+/)
  await expect(proof).toContainText("2 links do not hold")
  // The passage is not marked where it is not.
  await expect(source(page).locator("mark")).toHaveCount(0)
  await expect(source(page)).toContainText("Exact place unknown")
})

test("a reload and a link keep the source open", async ({ page, seeded }) => {
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await mark(page, 2).click()
  await expect(page).toHaveURL(/source=[0-9a-f]{32}\.2$/)
  const marked = await source(page).locator("mark").textContent()
  await page.reload()
  await expect(source(page).locator("mark")).toHaveText(marked ?? "")
  await expect(mark(page, 2)).toHaveAttribute("aria-expanded", "true")
  await source(page).getByRole("button", { name: "Close source" }).click()
  await expect(source(page)).toHaveCount(0)
  await expect(mark(page, 2)).toBeFocused()
})

test("a follow-up goes on in the conversation, which the history resumes and deletes", async ({
  page,
  seeded,
}) => {
  await page.setViewportSize({ width: 1400, height: 900 })
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await expect(page).toHaveURL(/\/ask\/[0-9a-f]{32}$/)
  const url = page.url()
  await ask(page, "Which EIPs are related to it?")
  await expect(page.getByRole("heading", { level: 2, name: "Which EIPs are related to it?" })).toBeVisible()
  await expect(page.getByRole("article")).toHaveCount(2)
  expect(page.url()).toBe(url)

  const history = page.getByRole("navigation", { name: "History" })
  await history.getByRole("link", { name: "New question" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do the members know?")
  await history.getByRole("link", { name: question }).click()
  await expect(page.getByRole("article")).toHaveCount(2)

  await history.getByRole("button", { name: `Delete conversation “${question}”` }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click()
  await expect(history).toContainText("No conversations yet.")
  await expect(page).toHaveURL(/\/ask$/)
})

test("what is not in the knowledge base is said to be so, with a way to propose it", async ({
  page,
  seeded,
}) => {
  const missing = "How do I bake sourdough bread?"
  await page.goto(seeded.url + "/ask")
  await ask(page, missing)
  await expect(page.getByText("Not in the knowledge base.")).toBeVisible()
  await expect(page.getByText("Nothing approved answers this.")).toBeVisible()
  await expect(page.locator("sup, [aria-label^='Citation']")).toHaveCount(0)
  await page.getByRole("link", { name: "Propose data" }).click()
  await expect(page).toHaveURL(
    seeded.url + "/contribute?about=" + encodeURIComponent(missing).replaceAll("%20", "+"),
  )
})

test("an answer is copied as Markdown with its sources as footnotes", async ({ page, context, seeded }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await page.getByRole("button", { name: "Copy answer as Markdown" }).click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain(`**${question}**`)
  for (const c of await citations(page)) {
    expect(text).toContain(`[^${c.n}]: “${c.text}”; \`${c.document}\`, bytes ${c.start}–${c.end}`)
  }
  expect(text).toMatch(/CID `bafk\w+`; dataset `0x\w{64}`; proposal \d+; transaction `0x\w{64}` in block \d+/)
})

test("a stream shows its phases, can be stopped, and keeps what had arrived", async ({ page, seeded }) => {
  // The server answers in milliseconds; a slow one is played by fetch, in the server's own form.
  // Each piece waits until the test has seen what came before.
  let allowed = 0
  const next = () => page.evaluate((n) => Object.assign(window, { allowed: n }), ++allowed)
  await page.addInitScript(() => {
    const real = window.fetch
    window.fetch = (input, init) => {
      if (input !== "/api/v1/ask") return real(input, init)
      const ranked = [{ document: "a.md", title: "A", cid: "bafy", dataset: "0x1", score: 1 }]
      const pieces = [
        `event: found\ndata: ${JSON.stringify({ ranked })}\n\n`,
        `event: delta\ndata: {"text":"The council may end it [1]. "}\n\neve`,
        `nt: delta\ndata: {"text":"After fourteen days"}\n\n`,
      ]
      let at = 0
      const body = new ReadableStream<Uint8Array>({
        async pull(c) {
          const w = window as unknown as { allowed?: number }
          while ((w.allowed ?? 0) <= at && !init?.signal?.aborted) await new Promise((r) => setTimeout(r, 20))
          if (init?.signal?.aborted) return c.error(new DOMException("Aborted", "AbortError"))
          const piece = pieces[at++]
          if (piece) c.enqueue(new TextEncoder().encode(piece))
        },
      })
      return Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } }))
    }
  })
  await page.goto(seeded.url + "/ask")
  await ask(page, "Who may end a grant?")
  await expect(page.getByText(/Searching \d+ documents/)).toBeVisible()
  await next()
  await expect(page.getByText("Reading the passages of 1 document")).toBeVisible()
  await next()
  await expect(page.getByText("The council may end it")).toBeVisible()
  await expect(status(page)).toHaveText("Answering")
  await expect(page.getByRole("log")).toHaveAttribute("aria-live", "off")
  await next()
  await expect(page.getByText("After fourteen days")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByText("Stopped. The text above is not complete.")).toBeVisible()
  await expect(page.getByText("After fourteen days")).toBeVisible()
  await expect(status(page)).toHaveText("Stopped")
})

test("without an answer from the server the question is kept, and can be asked again", async ({
  page,
  seeded,
  expected,
}) => {
  expected.push(/Failed to load resource: net::ERR_/)
  await page.goto(seeded.url + "/ask")
  await page.route("**/api/v1/ask", (r) => r.abort("connectionrefused"))
  await ask(page, question)
  await expect(page.getByRole("alert")).toContainText("The server did not answer.")
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveValue(question)
  await page.unroute("**/api/v1/ask")
  await page.getByRole("button", { name: "Try again" }).click()
  await expect(mark(page, 1)).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveValue("")
})

test("too many questions: says when the next one is taken, and keeps this one", async ({
  page,
  seeded,
  expected,
}) => {
  expected.push(/status of 429/)
  await page.route("**/api/v1/ask", (r) =>
    r.fulfill({
      status: 429,
      contentType: "application/problem+json",
      body: JSON.stringify({ status: 429, code: "rate_limited", title: "Too Many Requests", retry_after: 2 }),
    }),
  )
  await page.goto(seeded.url + "/ask")
  await ask(page, question)
  await expect(page.getByText(/The next can be asked in \d s/)).toBeVisible()
  await expect(page.getByRole("button", { name: "Try again" })).toBeDisabled()
  await page.unroute("**/api/v1/ask")
  await page.getByRole("button", { name: "Try again" }).click()
  await expect(mark(page, 1)).toBeVisible()
})

test("by the keyboard alone: ask, walk the citations, read a source, close it", async ({ page, seeded }) => {
  await page.goto(seeded.url + "/ask")
  await expect(page.getByRole("textbox", { name: "Question" })).toBeVisible()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press("/")
  await expect(page.getByRole("textbox", { name: "Question" })).toBeFocused()
  await page.keyboard.type("What is")
  await page.keyboard.press("Shift+Enter")
  await page.keyboard.type("danksharding?")
  await page.keyboard.press("Enter")
  await expect(mark(page, 1)).toBeVisible()
  await page.keyboard.press("Tab")
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press("j")
  await expect(mark(page, 1)).toBeFocused()
  await expect(page.getByRole("tooltip")).toBeVisible()
  await page.keyboard.press("ArrowRight")
  await expect(mark(page, 2)).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(source(page)).toBeVisible()
  await expect(source(page).getByRole("heading", { level: 2 })).toBeFocused()
  await page.keyboard.press("k")
  await expect(page).toHaveURL(/\.1$/)
  await page.keyboard.press("Escape")
  await expect(source(page)).toHaveCount(0)
})

test("on a phone the source is a sheet that holds the focus", async ({ page, seeded }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(seeded.url + "/ask?q=" + encodeURIComponent(question))
  await mark(page, 1).click()
  const sheet = page.getByRole("dialog", { name: "Source" })
  await expect(sheet.locator("mark")).toBeInViewport()
  const box = await sheet.boundingBox()
  expect(box?.width).toBe(390)
  expect(box?.height).toBeLessThanOrEqual(Math.ceil(844 * 0.85) + 2)
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab")
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
    )
    expect(outside).toBe(false)
  }
  await page.keyboard.press("Escape")
  await expect(sheet).toHaveCount(0)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(overflow).toBe(false)
})
