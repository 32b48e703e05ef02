import { expect, test } from "./fixtures"
import { settled } from "./look"
import { pages } from "./places"

// The page fixture fails each of these on a request to elsewhere, an error on the console
// or a report of the Content-Security-Policy.

test("hostile documents are shown and do nothing", async ({ page, world }) => {
  const base = `${world.server.url}/datasets/${world.hostile}/documents/script.md`
  for (const view of ["rendered", "text", "chunks"]) {
    await page.goto(`${base}?view=${view}`)
    await settled(page)
    const main = page.getByRole("main")
    await expect(main).toContainText("<script>document.title='owned'</script>")
    await expect(main).toContainText("U+202E")
    await expect(main).not.toContainText("\u202E")
    await expect(page).not.toHaveTitle("owned")
    await expect(main.locator("script, iframe, object, embed, link, style, img, form")).toHaveCount(0)
    for (const a of await main.locator("a[rel~=nofollow]").all()) {
      expect(await a.getAttribute("href")).toMatch(/^https:\/\/evil\.example\//)
      expect(await a.getAttribute("rel")).toBe("noopener noreferrer nofollow")
    }
  }
  await page.goto(base)
  await settled(page)
  await expect(page.getByText("(evil.example)")).toBeVisible()
  expect(await page.getByRole("main").locator("tbody tr").count()).toBeLessThanOrEqual(50)
})

test("hostile files in the preview of a proposal do nothing", async ({ page, world }) => {
  for (const tab of ["files", "chunks"]) {
    await page.goto(`${world.server.url}/proposals/5?tab=${tab}&path=bad.md`)
    await settled(page)
    await expect(page.getByRole("main")).toContainText("<script>document.title='owned'</script>")
    await expect(page).not.toHaveTitle("owned")
  }
})

test("hostile text in an answer does nothing", async ({ page, world }) => {
  await page.goto(world.server.url + "/ask?q=" + encodeURIComponent("What is the password of the seal?"))
  await expect(page.getByRole("button", { name: /^Citation 1: / }).first()).toBeVisible()
  await page
    .getByRole("button", { name: /^Citation 1: / })
    .first()
    .click()
  await expect(page.locator("[data-passage]")).toBeVisible()
  await expect(page.getByRole("main")).not.toContainText("\u202E")
  await expect(page).not.toHaveTitle("owned")
})

test("files of every name open, and each that is not indexed says why", async ({ page, world }) => {
  await page.goto(`${world.server.url}/datasets/${world.hostile}`)
  const list = page.getByRole("list", { name: "Files of this dataset" })
  await expect(list.getByRole("listitem").first()).toBeVisible()
  await expect(list).toContainText("Not indexed: not a text file")
  const links = await list.getByRole("link").all()
  const addresses = await Promise.all(links.map((l) => l.getAttribute("href")))
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses) {
    await page.goto(world.server.url + address)
    await settled(page)
    await expect(page.getByRole("tablist"), address ?? "").toBeVisible()
    await expect(page.getByRole("alert"), address ?? "").toHaveCount(0)
  }
})

test("a marked place is exactly the bytes of the address", async ({ page, world }) => {
  const path = "eip-4844.md"
  const url = `${world.server.url}/api/v1/datasets/${world.ready}/documents/text?path=${path}&start=438&end=539`
  const bytes = await (await fetch(url)).text()
  await page.goto(`${world.server.url}/datasets/${world.ready}/documents/${path}?start=438&end=539`)
  await expect(page.locator("mark")).toHaveText(bytes, { useInnerText: false })
  await expect(page.locator("mark")).toBeInViewport()
})

test("every page comes by its own address, with headers that allow nothing foreign", async ({
  request,
  world,
}) => {
  for (const { name, path } of pages) {
    const r = await request.get(world.server.url + (await path(world)), { headers: { Accept: "text/html" } })
    expect(r.status(), name).toBe(200)
    const csp = r.headers()["content-security-policy"] ?? ""
    expect(csp, name).toContain("default-src 'self'")
    expect(csp, name).toContain("style-src 'self'")
    // Pictures of wallets are data: addresses.
    expect(csp.replace("img-src 'self' data:", ""), name).not.toMatch(/unsafe|data:|https?:|\*/)
    expect(r.headers()["x-content-type-options"], name).toBe("nosniff")
  }
})
