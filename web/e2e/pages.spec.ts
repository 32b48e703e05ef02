import { expect } from "./fixtures"
import { axe, visit } from "./look"
import { picture, test } from "./world"

test("axe finds nothing on any page, light and dark", async ({ page, world }) => {
  test.setTimeout(400_000)
  await page.emulateMedia({ reducedMotion: "reduce" })
  const wrong = await visit(page, world, async (name) => {
    await page.emulateMedia({ colorScheme: "light" })
    await picture(page, name + "-light")
    const light = await axe(page)
    await page.emulateMedia({ colorScheme: "dark" })
    await picture(page, name + "-dark")
    return [...light, ...(await axe(page, "only")).map((w) => "dark: " + w)]
  })
  expect(wrong).toEqual({})
})
