import { describe, expect, it } from "vitest"
import type { Schema } from "@/api/client"
import { reached, standing, type Of, type Tick } from "./standing"
import { sentence } from "./words"

const marks: Record<Tick, string> = {
  done: "#",
  current: ">",
  waiting: "?",
  failed: "x",
  ended: "-",
  ahead: ".",
}
const line = (d: Of) =>
  standing(d)
    .ticks.map((t) => marks[t])
    .join("")

const imported = (state: Schema<"Import">["state"], more: Partial<Schema<"Import">> = {}) =>
  ({
    id: "0x1-1",
    dataset: "0x1",
    contributor: "0x2",
    collection: "main",
    cid: "bafy",
    round: 1,
    state,
    bytes: 0,
    blocks: 0,
    files: 0,
    documents: 0,
    chunks: 0,
    requested: "",
    updated: "",
    ...more,
  }) satisfies Schema<"Import">

const d = (decision: Of["decision"], more: Partial<Of> = {}): Of => ({
  decision,
  final: true,
  round: 1,
  ...more,
})

const event = { block: 1, tx: "0x" }

describe("the decision", () => {
  it.each([
    ["proposed", ">........", "proposed", "chain"],
    ["voting", "#>.......", "voting", "members"],
    ["queued", "##>......", "queued", "anyone"],
    ["defeated", "#x.......", "defeated", "nobody"],
    ["cancelled", "#-.......", "cancelled", "nobody"],
    ["approved", "####?....", "approved", "contributor"],
    ["revoked", "###-.....", "revoked", "nobody"],
    ["withdrawn", "###-.....", "withdrawn", "nobody"],
  ] as const)("%s", (decision, ticks, word, actor) => {
    expect(line(d(decision))).toBe(ticks)
    expect(standing(d(decision))).toMatchObject({ word, actor })
  })

  it("tells a skipped approval from a cancelled proposal", () => {
    const s = standing(d("cancelled", { reason: "stale" }))
    expect(s).toMatchObject({ word: "skipped", reason: "stale", at: 3 })
    expect(sentence(s, false)).toContain("had no effect: the dataset had changed")
    expect(standing(d("expired")).word).toBe("skipped")
    expect(standing(d("expired", { approval: event })).word).toBe("expired")
  })

  it("says whether it is final", () => {
    expect(standing(d("approved", { final: false })).final).toBe(false)
  })
})

describe("the import", () => {
  it.each([
    ["waiting", "####?....", "waiting", "chain"],
    ["requested", "####>....", "requested", "server"],
    ["fetching", "#####>...", "fetching", "server"],
    ["storing", "######>..", "storing", "server"],
    ["indexing", "#######>.", "indexing", "server"],
    ["ready", "#########", "ready", "nobody"],
  ] as const)("%s", (state, ticks, word, actor) => {
    const of = d("approved", { import: imported(state) })
    expect(line(of)).toBe(ticks)
    expect(standing(of)).toMatchObject({ word, actor })
  })

  it("stops at the step that failed", () => {
    const failed = (more: Partial<Schema<"Import">>) => d("approved", { import: imported("failed", more) })
    expect(line(failed({ blocks: 3, reason: "not_found" }))).toBe("#####x...")
    expect(line(failed({ files: 3 }))).toBe("######x..")
    expect(line(failed({ chunks: 3 }))).toBe("#######x.")
    expect(sentence(standing(failed({ reason: "not_found" })), false)).toBe(
      "The import failed: no gateway has the content.",
    )
    expect(sentence(standing(failed({ reason: "too_wide" })), false)).toContain("too wide")
  })

  it("says that a failed try is tried again", () => {
    const s = standing(
      d("approved", {
        import: imported("fetching", { retry_at: "2026-01-01T00:00:00Z", last_error: "gateway_stalled" }),
      }),
    )
    expect(sentence(s, false)).toBe(
      "The last try failed (the source stopped sending); the server tries again.",
    )
  })

  it("does not take an earlier round's import for this one", () => {
    expect(line(d("approved", { round: 3, import: imported("purged") }))).toBe("####?....")
  })

  it("asks the contributor, and nobody else, to sign", () => {
    expect(sentence(standing(d("approved")), true)).toBe("Approved. Your signature starts the import.")
    expect(sentence(standing(d("approved")), false)).toContain("The contributor's signature")
  })
})

describe("removal", () => {
  it("goes from hidden to deleted", () => {
    const of = (more: Partial<Of>, i: Schema<"Import">) =>
      standing(d("revoked", { reason: "old", ...more, import: i }))
    expect(of({ final: false }, imported("ready", { hidden: true })).word).toBe("hidden")
    expect(of({}, imported("ready")).word).toBe("purging")
    expect(of({}, imported("purging", { chunks: 1 }))).toMatchObject({
      word: "purging",
      actor: "server",
      at: 7,
    })
    const purged = of({}, imported("purged", { ready_at: "2026-01-01T00:00:00Z" }))
    expect(purged).toMatchObject({ word: "purged", actor: "nobody", at: 8 })
    expect(sentence(purged, false)).toBe("The members revoked it: old. Its text is deleted.")
  })

  it("tells withdrawal and expiry apart", () => {
    const gone = imported("purged")
    expect(sentence(standing(d("withdrawn", { import: gone })), false)).toContain(
      "The contributor withdrew it.",
    )
    expect(sentence(standing(d("expired", { import: gone })), false)).toContain("expired")
  })

  it("shows the operator's suspension with its reason, above the import's state", () => {
    const s = standing(
      d("approved", {
        import: imported("ready"),
        suspended: { dataset: "0x1", reason: "legal notice", at: "" },
      }),
    )
    expect(s).toMatchObject({ word: "suspended", tone: "madder", actor: "operator" })
    expect(sentence(s, false)).toBe("The operator of this server keeps it out: legal notice.")
  })
})

it("knows how far an import came by what it counted", () => {
  expect(reached(imported("purged", { blocks: 1 }))).toBe("fetching")
  expect(reached(imported("purged", { ready_at: "2026-01-01T00:00:00Z" }))).toBe("ready")
})
