import { describe, expect, test } from "vitest"
import type { Schema } from "@/api/client"
import { compare, versions } from "./compare"
import { course } from "./course"
import { cumulate } from "./cumulate"
import { lines } from "./lines"
import { whyZero } from "./power"

const file = (path: string, cid: string) => ({ path, cid }) as Schema<"PreviewFile">

describe("changes between versions", () => {
  test("files are the same by CID, not by name", () => {
    const before = [file("a.md", "1"), file("b.md", "2"), file("gone", "3")]
    const after = [file("new", "4"), file("a.md", "1"), file("b.md", "5")]
    expect(compare(before, after).map((c) => [c.kind, c.path])).toEqual([
      ["changed", "b.md"],
      ["removed", "gone"],
      ["added", "new"],
    ])
  })
  test("the version named as the one before comes first, then the newest", () => {
    const d = (id: string, updated: number) => ({ id, updated }) as Schema<"Dataset">
    const found = versions([d("x", 9), d("self", 10), d("y", 1), d("z", 5)], "self", "y")
    expect(found.map((v) => v.id)).toEqual(["y", "x", "z"])
  })
  test("what is in comes before what is still voted on, and what is gone is left out", () => {
    const d = (id: string, decision: string) => ({ id, decision, updated: 1 }) as Schema<"Dataset">
    const all = [d("a", "defeated"), d("b", "voting"), d("c", "approved"), d("d", "revoked")]
    expect(versions(all, "self", undefined).map((v) => v.id)).toEqual(["c", "b"])
    expect(versions(all, "self", "d").map((v) => v.id)).toEqual(["d", "c", "b"])
  })
  test("lines: what differs with its context, the rest folded", () => {
    const text = Array.from({ length: 20 }, (_, i) => "line " + i)
    const other = text.with(10, "changed")
    expect(lines(text.join("\n"), other.join("\n"))).toEqual([
      { kind: "fold", count: 7 },
      ...[7, 8, 9].map((i) => ({ kind: "same", text: "line " + i, before: i + 1, after: i + 1 })),
      { kind: "removed", text: "line 10", before: 11 },
      { kind: "added", text: "changed", after: 11 },
      ...[11, 12, 13].map((i) => ({ kind: "same", text: "line " + i, before: i + 1, after: i + 1 })),
      { kind: "fold", count: 6 },
    ])
  })
  test("a line that stands for another says which of its words differ, if most are the same", () => {
    const words = (before: string, after: string) =>
      lines(before, after)?.map((l) => ("words" in l ? l.words : undefined))
    expect(words("kept for 18 days", "kept for 20 days")).toEqual([
      [
        { text: "kept for ", changed: false },
        { text: "18", changed: true },
        { text: " days", changed: false },
      ],
      [
        { text: "kept for ", changed: false },
        { text: "20", changed: true },
        { text: " days", changed: false },
      ],
    ])
    expect(words("one line", "something else entirely")).toEqual([undefined, undefined])
    expect(words("a b c d\n", "a b c e\nf g\n")).toEqual([undefined, undefined, undefined])
  })
  test("texts that differ everywhere are not compared for ever", () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, i) => word + i).join("\n")
    const began = performance.now()
    expect(lines(many("a"), many("b"))).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test("votes add up to the tally, also when only the newest are known", () => {
  const tally = { for: "150", against: "40", abstain: "0", voters: 9 }
  const vote = (time: number, support: "for" | "against", weight: string) => ({ time, support, weight })
  const growth = cumulate({ tally, quorum: "100" }, [vote(30, "against", "40"), vote(20, "for", "50")])
  expect(growth.points).toEqual([
    { at: 19, for: 0.666666, against: 0, abstain: 0 },
    { at: 20, for: 1, against: 0, abstain: 0 },
    { at: 30, for: 1, against: 0.266666, abstain: 0 },
  ])
  expect(growth.quorum).toBe(0.666666)
})

describe("why an account has no votes", () => {
  const me = "0x00000000000000000000000000000000000000A1"
  const other = "0x00000000000000000000000000000000000000b2"
  const p = { clock: "timestamp" as const, snapshot: 100 }
  const held = (time: number, balance: string) => ({ time, block: time, balance, final: true })
  const gave = (time: number, to: string) => ({ time, block: time, to, final: true, tx: "0x" })
  const of = (holdings: ReturnType<typeof held>[], delegations: ReturnType<typeof gave>[], power = "0") => ({
    address: me,
    holdings,
    delegations,
    power,
  })
  test("it never had any", () => expect(whyZero(of([], []), p, true)).toEqual({ why: "none" }))
  test("its tokens came after the snapshot", () =>
    expect(whyZero(of([held(101, "5")], []), p, true)).toEqual({ why: "late" }))
  test("they had been burnt by then", () =>
    expect(whyZero(of([held(50, "5"), held(90, "0")], []), p, true)).toEqual({ why: "none" }))
  test("another voted with them", () =>
    expect(whyZero(of([held(1, "5")], [gave(99, other), gave(101, me)]), p, true)).toEqual({
      why: "delegated",
      to: other,
    }))
  test("nobody voted with them", () =>
    expect(whyZero(of([held(1, "5")], []), p, false)).toEqual({ why: "undelegated" }))
  test("what is delegated to it came later", () =>
    expect(whyZero(of([], [], "7"), p, true)).toEqual({ why: "delegated-late" }))
  test("block numbers are compared where the clock counts blocks", () => {
    const blocks = { clock: "blocknumber" as const, snapshot: 3 }
    const late = { time: 1, block: 4, balance: "5", final: true }
    expect(whyZero(of([late], []), blocks, true)).toEqual({ why: "late" })
  })
})

describe("the course of a proposal", () => {
  const step = (kind: Schema<"ProposalStep">["kind"]) => ({ kind, time: 1, block: 1, tx: "0x", final: true })
  const looks = (state: Schema<"Summary">["state"], ...kinds: Schema<"ProposalStep">["kind"][]) =>
    course({ state, steps: kinds.map(step) }).map((l) => l.kind + " " + l.look)
  test("what follows waits", () =>
    expect(looks("active", "proposed")).toEqual([
      "proposed done",
      "voting current",
      "queued waiting",
      "executed waiting",
    ]))
  test("a late quorum shows", () =>
    expect(looks("succeeded", "proposed", "extended")).toEqual([
      "proposed done",
      "voting done",
      "extended done",
      "queued current",
      "executed waiting",
    ]))
  test("nothing follows a defeat or a cancellation", () => {
    expect(looks("defeated", "proposed").at(-1)).toBe("defeated failed")
    expect(looks("canceled", "proposed", "canceled")).toEqual(["proposed done", "canceled failed"])
    expect(looks("canceled", "proposed", "queued", "canceled").at(-1)).toBe("canceled failed")
  })
})
