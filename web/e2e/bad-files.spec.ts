import { connect, expect, test } from "./fixtures"
import { Folder } from "./folders"

const choose = "input[webkitdirectory]"

test("an empty folder is refused in words", async ({ page, server }) => {
  const folder = await Folder.of("nothing")
  await page.goto(server.url + "/contribute")
  await page.locator(choose).setInputFiles(folder.path)
  await expect(page.getByRole("alert")).toContainText("Nothing was taken")
  await expect(page.getByRole("button", { name: "Upload and describe" })).toHaveCount(0)
  await folder.remove()
})

test("two files that want one path are settled by the person", async ({ page, server }) => {
  const one = await Folder.of("handbook", { "a.md": "# First\n", "b.md": "# B\n" })
  const two = await Folder.of("handbook", { "a.md": "# Second, longer\n" })
  await page.goto(server.url + "/contribute")
  await page.locator(choose).setInputFiles(one.path)
  await page.locator(choose).setInputFiles(two.path)
  await expect(page.getByText("1 file wants a path that is taken")).toBeVisible()
  await expect(page.getByRole("button", { name: "Upload and describe" })).toBeDisabled()
  await page.getByRole("button", { name: "Take the later" }).click()
  await expect(page.getByText("1 file wants a path that is taken")).toHaveCount(0)
  await expect(page.getByRole("button", { name: "Upload and describe" })).toBeEnabled()
  await one.remove()
  await two.remove()
})

test("10,000 files: hidden ones are left out, the CID is the command line's", async ({ page, server }) => {
  test.setTimeout(180_000)
  const folder = await Folder.of("many", { ".secret": "left out", ".git/config": "left out" })
  for (let i = 0; i < 10_000; i++) await folder.write(`file-${i}.md`, `# File ${i}\n`)
  await page.goto(server.url + "/contribute")
  await page.locator(choose).setInputFiles(folder.path)
  await expect(page.getByText("10,000 files", { exact: false }).first()).toBeVisible()
  await expect(page.getByText(/2 files whose name or folder begins with a dot are left out/)).toBeVisible()
  const added = JSON.parse(await server.witan("add", folder.path, "--as", "6", "--json")) as { cid: string }
  await expect(page.getByRole("main").locator(`[title="${added.cid}"]`).first()).toBeVisible({
    timeout: 60_000,
  })
  // The list draws what is seen, not everything.
  expect(await page.getByRole("main").locator("*").count()).toBeLessThan(3000)

  const about = ["--licence", "CC0-1.0", "--title", "Many files", "--as", "6", "--yes"]
  await server.witan("propose", "dataset", added.cid, ...about)
  const { datasets } = await server.get<{ datasets: { id: string }[] }>("/api/v1/datasets")
  const { files } = await server.get<{ files: { path: string }[] }>(
    `/api/v1/datasets/${datasets[0]?.id}/preview`,
  )
  expect(files.length).toBe(10_000)
  await page.goto(`${server.url}/datasets/${datasets[0]?.id}`)
  const list = page.getByRole("list", { name: "Files of this dataset" })
  await expect(list.getByText(files[0]?.path ?? "", { exact: true })).toBeVisible()
  expect(await list.getByRole("listitem").count()).toBeLessThan(200)
  await page.keyboard.press("End")
  const last = list.getByText(files.at(-1)?.path ?? "", { exact: true })
  await expect(last).toBeInViewport()
  expect(await list.getByRole("listitem").count()).toBeLessThan(200)
  await folder.remove()
})

test("a file of 1 GB is hashed in parts and sent as what it is", async ({ page, server }) => {
  test.setTimeout(180_000)
  const folder = await Folder.of("huge")
  await folder.zeros("zeros.bin", 1_000_000_000)
  await page.goto(server.url + "/contribute")
  await connect(page, 6)
  await page.locator(choose).setInputFiles(folder.path)
  await page.getByRole("button", { name: "Upload and describe" }).click({ timeout: 120_000 })
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByText("Both hold the same CID")).toBeVisible({ timeout: 60_000 })
  await folder.remove()
})
