import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { getAddress, isAddress, sameAddress } from "@/address"
import type { Schema } from "@/api/client"
import { memberQuery, settingsQuery } from "@/api/queries"
import { percent, shortAddress } from "@/format"
import { messages } from "@/messages"
import { Name } from "@/parts/name"
import { amount, isZero, units } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { buttonClass } from "@/ui/button"
import { Chip } from "@/ui/chip"
import { CopyButton } from "@/ui/identifier"
import { Page } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { Empty, Query } from "@/ui/states"
import { Delegate } from "./delegate"
import { History } from "./history"
import { Holdings } from "./holdings"
import { zeroAddress } from "./queries"

const route = getRouteApi("/members/$address")
const m = messages.members

/** One address: what it can decide, who votes with its tokens, and what it did. */
export default function Member() {
  const { address } = route.useParams()
  const { account } = useWallet()
  const valid = isAddress(address)
  const member = useQuery({ ...memberQuery(address), enabled: valid })
  if (!valid)
    return (
      <Page title={m.notAnAddress} narrow>
        <Empty
          action={
            <Link to="/members" className={buttonClass("primary")}>
              {m.toAll}
            </Link>
          }
        >
          {m.notAnAddressText}
        </Empty>
      </Page>
    )
  const own = sameAddress(account?.address, address)
  return (
    <Page
      title={m.one(shortAddress(address))}
      heading={
        <span className="flex flex-wrap items-center gap-x-3">
          <Name address={address} />{" "}
          {own && (
            <span className="font-sans">
              <Chip>{m.you}</Chip>
            </span>
          )}
        </span>
      }
      lead={
        <span className="flex items-center gap-1 text-ui">
          <bdi className="min-w-0 font-mono break-all max-sm:text-meta">{getAddress(address)}</bdi>
          <CopyButton text={getAddress(address)} what={messages.common.identifier.address} />
        </span>
      }
    >
      <Query of={member}>
        {(h) => (
          <div className="space-y-8">
            <Numbers of={h} own={own} />
            {isZero(h.balance) && isZero(h.power) && h.holdings.length === 0 && (
              <p className="text-ink-2">{m.none}</p>
            )}
            <Holdings of={h} />
            <History of={h} />
          </div>
        )}
      </Query>
    </Page>
  )
}

function Numbers({ of: h, own }: { of: Schema<"History">; own: boolean }) {
  const settings = useQuery(settingsQuery)
  const [power = 0n, supply = 0n] = units(h.power, settings.data?.supply ?? "0")
  const symbol = settings.data?.token.symbol ?? ""
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
      <Number name={m.counts} text={amount(h.power)}>
        {supply > 0n && m.ofSupply(percent(power, supply))}
      </Number>
      <Number name={m.holds} text={amount(h.balance)}>
        {symbol}
      </Number>
      <Panel className="max-sm:col-span-2">
        <h2 className="text-ui text-ink-3">{m.votesBy}</h2>
        <p className="mt-1 text-title-3 font-semibold">
          {sameAddress(h.delegate, h.address) ? (
            m.itself
          ) : sameAddress(h.delegate, zeroAddress) ? (
            m.nobody
          ) : (
            <Name address={h.delegate} link />
          )}
        </p>
        {own && <Delegate of={h} />}
      </Panel>
    </div>
  )
}

function Number({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <Panel>
      <h2 className="text-ui text-ink-3">{name}</h2>
      <p className="mt-1 text-title-2 font-semibold">{text}</p>
      <p className="min-h-5 text-ui text-ink-3">{children}</p>
    </Panel>
  )
}
