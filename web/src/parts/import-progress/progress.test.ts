import { expect, it } from "vitest"
import { amount, timeLeft } from "./progress"

const of = (state: "fetching" | "storing" | "indexing" | "ready") =>
  ({ state, bytes: 500, files: 40, documents: 10 }) as const

it("counts each stage in its own unit", () => {
  expect(amount(of("fetching"), { bytes: 1000 })).toEqual({ unit: "bytes", done: 500, total: 1000 })
  expect(amount(of("storing"), { files: 50 })).toEqual({ unit: "files", done: 40, total: 50 })
  expect(amount(of("indexing"))).toEqual({ unit: "files", done: 10, total: 40 })
  expect(amount(of("ready"))).toBeUndefined()
})

it("does not believe a description that says less than there is", () => {
  expect(amount(of("fetching"), { bytes: 499 })?.total).toBeUndefined()
  expect(amount(of("fetching"))?.total).toBeUndefined()
})

it("says the time left after three seconds, rounded", () => {
  const first = { at: 0, done: 0 }
  expect(timeLeft(first, { at: 2999, done: 10 }, 100)).toBeUndefined()
  expect(timeLeft(first, { at: 3000, done: 10 }, 100)).toBe(25)
  expect(timeLeft(first, { at: 3000, done: 10 }, 370)).toBe(120)
  expect(timeLeft(first, { at: 3000, done: 1 }, 1000)).toBe(3000)
  expect(timeLeft(first, { at: 3000, done: 99 }, 100)).toBe(5)
})

it("says none while nothing moves or the end is unknown", () => {
  expect(timeLeft({ at: 0, done: 5 }, { at: 9000, done: 5 }, 100)).toBeUndefined()
  expect(timeLeft({ at: 0, done: 5 }, { at: 9000, done: 50 }, undefined)).toBeUndefined()
})
