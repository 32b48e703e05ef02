import { describe, expect, it } from "vitest"
import * as check from "./check"
import { blank } from "./draft"
import { faults } from "./form"
import { encode, TooLong } from "./metadata"

describe("licence", () => {
  it.each([
    "CC-BY-4.0",
    "MIT OR Apache-2.0",
    "GPL-2.0-or-later WITH Classpath-exception-2.0",
    "(MIT AND BSD-3-Clause) OR LicenseRef-own",
    "GPL-2.0+",
  ])("takes %s", (s) => expect(check.licence(s)).toBeUndefined())

  it.each(["", "free to use", "MIT OR", "(MIT", "AND MIT", "MIT WITH", "CC-BY-4.0 ", "é"])(
    "judges %s",
    (s) => {
      expect(check.licence(s) === undefined).toBe(s === "CC-BY-4.0 ")
    },
  )

  it("is at most 64 characters, as the registry has it", () => {
    expect(check.licence("LicenseRef-" + "a".repeat(53))).toBeUndefined()
    expect(check.licence("LicenseRef-" + "a".repeat(54))).toContain("64")
  })
})

it("takes the registry's names of collections", () => {
  for (const s of ["main", "a", "0-9", "x".repeat(31)]) expect(check.collection(s)).toBeUndefined()
  for (const s of ["", "Main", "a b", "é", "x".repeat(32)]) expect(check.collection(s)).toBeTruthy()
})

it("ends an approval at the end of a day that is not over", () => {
  const noon = Date.UTC(2026, 4, 3, 12) / 1000
  expect(check.expiry("", noon)).toBeUndefined()
  expect(check.expiry("2026-05-03", noon)).toBeUndefined()
  expect(check.expiry("2026-05-02", noon)).toContain("over")
  expect(check.expiry("2026-13-40", noon)).toBeTruthy()
  expect(check.expirySeconds("")).toBe(0)
  expect(check.expirySeconds("2026-05-03")).toBe(Date.UTC(2026, 4, 3, 23, 59, 59) / 1000)
})

it("counts characters as the schema does", () => {
  expect(check.title("🙂".repeat(200))).toBeUndefined()
  expect(check.title("🙂".repeat(201))).toContain("200")
  expect(check.title("two\nlines")).toContain("one line")
  expect(check.title(" ")).toBeTruthy()
  expect(check.description("x".repeat(20_001))).toBeTruthy()
})

it("counts everything that is wrong", () => {
  const d = {
    ...blank(),
    collection: "A B",
    datasets: { b: { title: "", description: "", source: "", previous: "" } },
  }
  const f = faults(d, [{ name: "a" }, { name: "b" }], 0)
  expect(f.count).toBe(3) // collection, licence, the title of b; that of a is its name
  expect(f.parts.a?.title).toBeUndefined()
  expect(f.parts.b?.title).toBeTruthy()
})

describe("the description's document", () => {
  const text = (m: Parameters<typeof encode>[0]) => new TextDecoder().decode(encode(m))

  it("is written as the server writes it", () => {
    expect(text({ title: "A <b> & c", description: "", files: 2, bytes: 0, source: "" })).toBe(
      '{"schema":"witan.dataset/1","title":"A <b> & c","files":2}\n',
    )
    expect(
      text({
        title: "T\u2028",
        description: "d",
        files: 1,
        bytes: 9,
        source: "s",
        previous: "0x" + "1".repeat(64),
      }),
    ).toBe(
      `{"schema":"witan.dataset/1","title":"T\\u2028","description":"d","files":1,"bytes":9,"source":"s","previous":"0x${"1".repeat(64)}"}\n`,
    )
  })

  it("has at most 64,000 bytes", () => {
    expect(() =>
      encode({ title: "t", description: "🙂".repeat(17_000), files: 1, bytes: 1, source: "" }),
    ).toThrow(TooLong)
  })
})
