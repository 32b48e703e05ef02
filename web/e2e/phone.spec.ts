import { connect, expect, test } from "./fixtures"
import { axe, open, overflow, picture } from "./look"
import { pages, scenes } from "./places"
import { openVote } from "./world"

const phone = { width: 390, height: 844 }

test.use({ viewport: phone, hasTouch: true, isMobile: true })

test.describe.configure({ mode: "parallel" })

for (const place of [...pages, ...scenes]) {
  test(`${place.name}: on a phone, and at 320 px`, async ({ page, world }) => {
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" })
    await open(page, world, place)
    await picture(page, place.name + "-phone")
    const wrong = [...(await axe(page)), ...(await overflow(page))]
    await page.emulateMedia({ colorScheme: "dark" })
    wrong.push(...(await axe(page, "colours")).map((w) => "dark: " + w))
    await page.setViewportSize({ width: 320, height: 640 })
    wrong.push(...(await overflow(page)))
    expect(wrong).toEqual([])
  })
}

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
  await page.goto(world.server.url + (await openVote(world)))
  await connect(page, 1)
  const against = page
    .getByRole("radio", { name: /Against/ })
    .or(page.getByRole("button", { name: /^Against/ }))
  await against.first().tap()
  await page.getByRole("button", { name: /^Vote/ }).last().tap()
  await expect(page.getByRole("dialog")).toBeVisible()
  expect(await overflow(page)).toEqual([])
})
