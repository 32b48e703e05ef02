import { describe, expect, it } from "vitest"
import type { Schema } from "@/api/client"
import { life } from "./life"

const at = (s: number) => new Date(s * 1000).toISOString()

const approved = { kind: "approved", block: 1, tx: "0x1", time: 1000, round: 1, final: true } as const
const revoked = { kind: "revoked", block: 9, tx: "0x2", time: 5000, round: 2, final: false } as const

function dataset(
  over: Partial<Schema<"DatasetDetail">>,
  i?: Partial<Schema<"Import">>,
): Schema<"DatasetDetail"> {
  return {
    history: [approved],
    decision: "approved",
    import: i && {
      round: 1,
      state: "ready",
      requested: at(1100),
      ready_at: at(1200),
      updated: at(1200),
      ...i,
    },
    ...over,
  } as Schema<"DatasetDetail">
}

const labels = (d: Schema<"DatasetDetail">) => life(d, 9000).events.map((e) => [e.at, e.label])

describe("life", () => {
  it("is hollow until questions see it, then solid", () => {
    expect(life(dataset({}), 9000).spans).toEqual([{ from: 1000, to: 9000, kind: "hollow" }])
    expect(life(dataset({}, {}), 9000).spans).toEqual([
      { from: 1000, to: 1200, kind: "hollow" },
      { from: 1200, kind: "solid" },
    ])
  })

  it("is cut where the members ended it", () => {
    const d = dataset(
      { history: [approved, revoked], decision: "revoked" },
      { state: "purged", updated: at(5003) },
    )
    expect(life(d, 9000).spans.at(-1)).toEqual({ from: 1200, to: 5000, kind: "cut" })
    expect(labels(d)).toEqual([
      [1000, "Approved"],
      [1100, "Import requested"],
      [1200, "Ready: questions see it"],
      [5000, "Revoked"],
      [5003, "Text deleted"],
    ])
    expect(life(d, 9000).events[3]?.hollow).toBe(true)
  })

  it("never puts an import before its approval, whatever the server's clock says", () => {
    expect(labels(dataset({}, { requested: at(10), ready_at: at(20) }))).toEqual([
      [1000, "Approved"],
      [1000, "Import requested"],
      [1000, "Ready: questions see it"],
    ])
  })

  it("ends at the expiry", () => {
    const d = dataset({ decision: "expired", expiry: 3000 }, { state: "purged", updated: at(3001) })
    expect(life(d, 9000).spans.at(-1)).toEqual({ from: 1200, to: 3000, kind: "cut" })
  })
})
