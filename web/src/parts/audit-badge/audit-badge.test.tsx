import { screen } from "@testing-library/react"
import { describe, expect, it } from "vitest"
import { auditQuery, statusQuery } from "@/api/queries"
import { show } from "@/testing/page"
import { AuditBadge } from "./audit-badge"

const report = {
  block: { number: 1204331, hash: "0xb", timestamp: 1 },
  differences: [] as object[],
  equal: true,
  digest: "0xd",
  requests: "0xr",
  settings: "0xs",
}
const status = (index: object = {}) => ({
  last_audit: { ended: "2026-01-01T00:00:00Z", equal: true, differences: 0 },
  index: { digest: "0xd", requests: "0xr", settings: "0xs", pending: 0, ...index },
  chain: { health: { head: 1, behind: 0 } },
})
const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000).toISOString()

async function badge(run: object | undefined, st: object) {
  const data: [readonly unknown[], unknown][] = [[statusQuery.queryKey, st]]
  if (run) data.push([auditQuery.queryKey, run])
  await show(<AuditBadge />, data)
  return screen.getByRole("link")
}

describe("AuditBadge", () => {
  it("says equal, as of which block and how long ago", async () => {
    const b = await badge({ ended: minutesAgo(2), report }, status())
    expect(b.textContent).toMatch(/^Index equals approved set as of block 1,204,331 · 2 min\.? ago$/)
    expect(b.getAttribute("href")).toBe("/audit")
  })

  it.each([
    [
      "differs",
      { ended: minutesAgo(2), report: { ...report, equal: false, differences: [{}, {}] } },
      status(),
      "2 differences",
    ],
    ["changed", { ended: minutesAgo(2), report }, status({ digest: "0xother" }), "changed since"],
    ["stale", { ended: minutesAgo(60 * 30), report }, status(), "Not audited for a day"],
    ["unknown", undefined, { ...status(), last_audit: undefined }, "Not audited since the server started"],
  ])("%s never looks equal", async (kind, run, st, words) => {
    const b = await badge(run, st)
    expect(b.getAttribute("data-verdict")).toBe(kind)
    expect(b.textContent).toContain(words)
    expect(b.textContent).not.toContain("equals")
    expect(b.querySelector(".lucide-shield-check")).toBeNull()
  })
})
