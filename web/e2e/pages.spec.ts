import { expect, test } from "./fixtures"
import { axe, open, overflow, picture, zoomed } from "./look"
import { pages, scenes } from "./places"

// Each place is a test of its own, so that all workers share them. The first test of a
// worker makes its world.
test.describe.configure({ mode: "parallel" })

for (const place of [...pages, ...scenes]) {
  test(`${place.name}: light, dark and at 200 %`, async ({ page, world }) => {
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" })
    await open(page, world, place)
    await picture(page, place.name + "-light")
    const wrong = [...(await axe(page)), ...(await overflow(page))]
    await page.emulateMedia({ colorScheme: "dark" })
    await picture(page, place.name + "-dark")
    wrong.push(...(await axe(page, "colours")).map((w) => "dark: " + w))
    wrong.push(...(await zoomed(page)))
    expect(wrong).toEqual([])
  })
}
