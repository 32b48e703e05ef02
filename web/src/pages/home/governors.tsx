import { Link } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { count, percent, shortAddress } from "@/format"
import { messages } from "@/messages"
import { Twin } from "@/parts/charts"
import { share } from "@/parts/charts/scale"
import { amount, units } from "@/parts/vote-bar/amount"
import { half } from "./half"

const m = messages.home.governors

/** Members with a part of their own in the bar; the others share the last one. */
const most = 24

/** Who decides here: how the votes are spread among the members, and what a decision takes. */
export function Governors({
  of,
  settings: s,
}: {
  of: Schema<"MemberListBody">
  settings: Schema<"Settings">
}) {
  const [supply = 0n, ...powers] = units(s.supply, ...of.members.map((a) => a.power))
  const some = half(powers, supply)
  let at = 0
  const parts = powers.slice(0, most).map((p) => {
    const from = at
    at += share(p, supply) * 100
    return { from, width: at - from }
  })
  return (
    <>
      <h2 id="governors" className="mb-3 flex items-baseline justify-between gap-4 text-ui font-semibold">
        {m.title}
        <Link to="/members" className="font-normal text-woad underline">
          {m.all}
        </Link>
      </h2>
      <svg width="100%" height="12" aria-hidden="true" className="block">
        <rect width="100%" height="12" rx="2" className="fill-sunken" />
        {parts.map((p, i) => (
          <rect
            key={i}
            x={p.from + "%"}
            width={p.width + "%"}
            height="12"
            strokeWidth="2"
            className="fill-ink-2 stroke-ground"
          >
            <title>{`${shortAddress(of.members[i]?.address ?? "")}: ${percent(powers[i] ?? 0n, supply)}`}</title>
          </rect>
        ))}
      </svg>
      <p className="mt-2 text-ui text-pretty text-ink-2">
        {some > 0 && m.half(some, of.total)} {m.passes(amount(s.quorum), count(s.quorum_percent) + "%")}
      </p>
      <Twin
        title={m.table}
        head={[m.member, messages.members.power, m.share]}
        rows={of.members
          .slice(0, most)
          .map((a, i) => [shortAddress(a.address), amount(a.power), percent(powers[i] ?? 0n, supply)])}
      />
    </>
  )
}
