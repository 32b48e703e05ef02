import { connect, expect } from "./fixtures"
import { axe, overflow, visit } from "./look"
import { picture, test } from "./world"

const phone = { width: 390, height: 844 }

test.use({ viewport: phone, hasTouch: true, isMobile: true })

test("no page is wider than a phone, or than 320 px, and axe finds nothing", async ({ page, world }) => {
  test.setTimeout(400_000)
  await page.emulateMedia({ reducedMotion: "reduce" })
  const wrong = await visit(page, world, async (name) => {
    await page.setViewportSize(phone)
    await picture(page, name + "-phone")
    const wide = await overflow(page)
    const found = await axe(page, "not")
    await page.setViewportSize({ width: 320, height: 640 })
    return [...wide, ...found, ...(await overflow(page))]
  })
  expect(wrong).toEqual({})
})

test("a question needs no more than a thumb", async ({ page, world }) => {
  await page.goto(world.server.url + "/")
  const box = page.getByRole("textbox", { name: "Question" })
  await box.tap()
  await box.fill("What is danksharding?")
  await page.getByRole("button", { name: "Ask", exact: true }).tap()
  await page
    .getByRole("button", { name: /^Citation 1: / })
    .first()
    .tap()
  await expect(page.locator("[data-passage] mark")).toBeVisible()
  expect(await overflow(page)).toEqual([])
})

test("so does a vote", async ({ page, world }) => {
  // A vote of its own: the world's may be over by now.
  const words = ["--reason", "to be voted on", "--title", "A vote for the thumb", "--as", "0", "--yes"]
  await world.server.witan("propose", "revoke", world.hostile, ...words)
  await world.server.witan("dev", "advance", "2s")
  const { proposals } = await world.server.get<{ proposals: { number: number }[] }>(
    "/api/v1/proposals?limit=1",
  )
  await page.goto(`${world.server.url}/proposals/${proposals[0]?.number}`)
  await connect(page, 1)
  const against = page
    .getByRole("radio", { name: /Against/ })
    .or(page.getByRole("button", { name: /^Against/ }))
  await against.first().tap()
  await page.getByRole("button", { name: /^Vote/ }).last().tap()
  await expect(page.getByRole("dialog")).toBeVisible()
  expect(await overflow(page)).toEqual([])
})
