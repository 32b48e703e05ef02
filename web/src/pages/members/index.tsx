import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { sameAddress } from "@/address"
import type { Schema } from "@/api/client"
import { memberQuery, settingsQuery } from "@/api/queries"
import { count, percent } from "@/format"
import { messages } from "@/messages"
import { amount, units } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Chip } from "@/ui/chip"
import { Page, Section } from "@/ui/page"
import { Empty, Query, useThere } from "@/ui/states"
import { ChangeMembership } from "./change"
import { Name } from "@/parts/name"
import { memberPages, zeroAddress } from "./queries"
import { Settings } from "./settings"

const m = messages.members

/** Who decides, with how much weight, and by which rules. */
export default function Members() {
  const pages = useInfiniteQuery(memberPages)
  const settings = useQuery(settingsQuery)
  const { account } = useWallet()
  const own = useQuery({ ...memberQuery(account?.address ?? ""), enabled: account !== undefined })
  const [proposing, setProposing] = useState(false)
  const listed = useThere(!pages.isPending)
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={<Button onClick={() => setProposing(true)}>{m.proposeChange}</Button>}
    >
      <ChangeMembership open={proposing} onClose={() => setProposing(false)} />
      <Query of={pages}>
        {({ pages: list }) => {
          const all = list.flatMap((p) => p.members)
          const total = list[0]?.total ?? 0
          if (total === 0) return <Empty>{m.empty}</Empty>
          const others = all.filter((a) => !sameAddress(a.address, account?.address))
          const supply = settings.data?.supply
          return (
            <Section title={m.total(count(total), total)}>
              <ul className="divide-y divide-line rounded-control border border-line bg-surface">
                {own.data && <Row key="own" of={own.data} supply={supply} own />}
                {others.map((a) => (
                  <Row key={a.address} of={a} supply={supply} />
                ))}
              </ul>
              {pages.hasNextPage && (
                <Button
                  className="mt-4"
                  busy={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {messages.common.more}
                </Button>
              )}
            </Section>
          )
        }}
      </Query>
      {/* Not before what stands above it, which would push it down. */}
      {listed && (
        <Section title={m.settings.title}>
          <Settings />
        </Section>
      )}
    </Page>
  )
}

function Row({ of: a, supply, own }: { of: Schema<"Account">; supply?: string; own?: boolean }) {
  const [power = 0n, all = 0n] = units(a.power, supply ?? "0")
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 p-4 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_10rem_7rem]">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-body font-semibold">
          <Link
            to="/members/$address"
            params={{ address: a.address }}
            className="after:absolute after:inset-0 after:outline-offset-[-2px]"
          >
            <Name address={a.address} />
          </Link>
          {own && <Chip>{m.you}</Chip>}
        </p>
        <p className="text-ui text-ink-3">
          {m.balance} {amount(a.balance)} · <DelegateOf of={a} />
        </p>
      </div>
      {/* A bar of its share of all votes, to the right of the names. */}
      <Share part={power} whole={all} />
      <p className="text-right text-ui">
        <span className="text-body font-semibold">{amount(a.power)}</span>{" "}
        <span className="text-ink-3">{messages.proposals.votes.toLowerCase()}</span>
        <span className="block min-h-4 text-meta text-ink-3">
          {supply !== undefined && percent(power, all)}
        </span>
      </p>
    </li>
  )
}

function DelegateOf({ of: a }: { of: Schema<"Account"> }) {
  if (sameAddress(a.delegate, a.address)) return m.self
  if (sameAddress(a.delegate, zeroAddress)) return m.nobody
  return (
    <>
      {m.delegate} <Name address={a.delegate} />
    </>
  )
}

function Share({ part, whole }: { part: bigint; whole: bigint }) {
  const width = whole === 0n ? 0 : Number((part * 1000n) / whole) / 10
  return (
    <svg width="100%" height="8" aria-hidden="true" className="block max-sm:order-last max-sm:col-span-2">
      <rect width="100%" height="8" rx="2" className="fill-sunken" />
      <rect width={width + "%"} height="8" rx="2" className="fill-ink-2" />
    </svg>
  )
}
