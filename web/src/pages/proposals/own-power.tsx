import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { memberQuery, settingsQuery } from "@/api/queries"
import { clock, count } from "@/format"
import { messages } from "@/messages"
import { Name } from "@/parts/name"
import { Choice } from "@/parts/effect"
import { amount, isZero } from "@/parts/vote-bar/amount"
import { Notice } from "@/ui/panel"
import { whyZero } from "./power"

const m = messages.proposals.power

/** What the reader's account has to say in a proposal, and since when that is settled. */
export function OwnPower({ of: p, voter }: { of: Schema<"Proposal">; voter: Schema<"Voter"> }) {
  if (voter.vote)
    return (
      <p className="text-ui text-ink-2">
        {m.voted} <Choice of={voter.vote.support} /> {m.with(amount(voter.vote.weight))}
      </p>
    )
  if (voter.power === undefined) return <p className="text-ui text-ink-2">{m.notYet}</p>
  if (isZero(voter.power)) return <Zero of={p} address={voter.address} />
  const at = p.clock === "timestamp" ? clock(p.snapshot) : messages.proposals.block(count(p.snapshot))
  return <p className="text-ui text-ink-2">{m.counted(amount(voter.power), at)}</p>
}

function Zero({ of: p, address }: { of: Schema<"Proposal">; address: string }) {
  const account = useQuery(memberQuery(address))
  const settings = useQuery(settingsQuery)
  let text: ReactNode = null
  if (account.data && settings.data) {
    const zero = whyZero(account.data, p, settings.data.token.self_delegating)
    text =
      zero.why === "delegated" ? (
        <>
          {m.zero.delegated} <Name address={zero.to} />
        </>
      ) : (
        m.zero[zero.why]
      )
  }
  return (
    <Notice tone="weld" title={m.none}>
      {text && <p>{text}</p>}
      <p className="mt-1">
        <Link to="/members/$address" params={{ address }} className="underline underline-offset-2">
          {m.manage}
        </Link>{" "}
        {m.manageNext}
      </p>
    </Notice>
  )
}
