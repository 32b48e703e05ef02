import { describe, expect, it } from "vitest"
import { bind, parseAnswer } from "./parse"

const cited = new Set([1, 2])

describe("parseAnswer", () => {
  it("puts marks where they stand, without the space before them", () => {
    expect(parseAnswer("The council ends it [1]. After 14 days [2].", cited)).toEqual([
      {
        kind: "paragraph",
        inline: [
          { text: "The council ends it" },
          { mark: 1 },
          { text: ". After 14 days" },
          { mark: 2 },
          { text: "." },
        ],
      },
    ])
  })

  it("tells paragraphs and items apart, also within one part", () => {
    const blocks = parseAnswer("Heading:\n- one [1]\n- two [2]\n\nEnd.", cited)
    expect(blocks.map((b) => b.kind)).toEqual(["paragraph", "item", "item", "paragraph"])
  })

  it("leaves numbers in brackets that no citation has, and those in code", () => {
    expect(parseAnswer("Read arr[0] and `arr[1]` and [7].", cited)[0]?.inline).toEqual([
      { text: "Read arr[0] and " },
      { code: "arr[1]" },
      { text: " and [7]." },
    ])
  })

  it("takes any number for a mark while the citations are not known", () => {
    expect(parseAnswer("So [9].")[0]?.inline).toEqual([{ text: "So" }, { mark: 9 }, { text: "." }])
  })

  it("does not read markup or HTML", () => {
    const text = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b**"
    expect(parseAnswer(text, cited)[0]?.inline).toEqual([{ text }])
  })
})

describe("bind", () => {
  it("keeps a word, its marks and the full stop together", () => {
    const [block] = parseAnswer("The council ends it [1] [2]. More.", cited)
    const expected = [
      [{ text: "The council ends " }],
      [{ text: "it" }, { mark: 1 }, { mark: 2 }, { text: "." }],
      [{ text: " More." }],
    ]
    expect(bind(block?.inline ?? [])).toEqual(expected)
    expect(bind(block?.inline ?? []), "the line itself is left alone").toEqual(expected)
  })
})
