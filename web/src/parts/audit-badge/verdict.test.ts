import { expect, it } from "vitest"
import type { Schema } from "@/api/client"
import { oldAfter, verdict } from "./verdict"

const digest = "0xd1"
const run = (over: Partial<Schema<"Report">> = {}): Schema<"AuditRun"> => ({
  began: "2026-11-23T10:00:00Z",
  ended: "2026-11-23T10:00:01Z",
  age_s: 5,
  report: {
    block: { number: 7, hash: "0xb", timestamp: 1 },
    counts: {
      approvals: 1,
      bytes: 1,
      chunks: 1,
      datasets: 1,
      decisions: 1,
      documents: 1,
      files: 1,
      not_rechecked: 0,
      requests: 1,
      signatures: 1,
    },
    differences: [],
    digest,
    expected: digest,
    requests: "0xr",
    settings: "0xs",
    equal: true,
    failed: [],
    pending: [],
    refused: [],
    suspended: [],
    took_ns: 1,
    ...over,
  },
})
const status = (index: object = {}, health: object = {}) =>
  ({
    index: { digest, requests: "0xr", settings: "0xs", pending: 0, ...index },
    chain: { health: { behind: 0, head: 9, ...health } },
  }) as unknown as Schema<"Status">
const now = Date.parse("2026-11-23T10:02:00Z") / 1000

it.each([
  ["unknown without an audit", undefined, status(), 0, "unknown"],
  ["equal", run(), status(), 0, "equal"],
  ["equal before the status is known", run(), undefined, 0, "equal"],
  [
    "differs",
    run({ equal: false, differences: [{ kind: "chunk_excess", detail: "x" }] }),
    status(),
    0,
    "differs",
  ],
  [
    "differs, although it was said to be equal",
    run({ differences: [{ kind: "chunk_excess", detail: "x" }] }),
    status(),
    0,
    "differs",
  ],
  [
    "incomplete",
    run({ equal: false, pending: [{ dataset: "0x1", state: "waiting" }] }),
    status(),
    0,
    "incomplete",
  ],
  ["changed since, by the digest", run(), status({ digest: "0xd2" }), 0, "changed"],
  ["changed since, by the requests", run(), status({ requests: "0xr2" }), 0, "changed"],
  ["changed since, by the settings", run(), status({ settings: "0xs2" }), 0, "changed"],
  ["changed since, by what waits", run(), status({ pending: 1 }), 0, "changed"],
  ["not followed", run(), status({}, { failing_since: "2026-11-23T10:01:00Z" }), 0, "unfollowed"],
  ["stale", run(), status(), oldAfter, "stale"],
  [
    "differs also when it is old",
    run({ equal: false, differences: [{ kind: "chunk_excess", detail: "x" }] }),
    status(),
    oldAfter,
    "differs",
  ],
] as const)("%s", (_, r, s, later, kind) => {
  expect(verdict(r, s, now + later).kind).toBe(kind)
})
