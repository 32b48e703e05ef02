import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useState, type ReactNode } from "react"
import { sameAddress } from "@/address"
import { memberQuery, statusQuery } from "@/api/queries"
import { forget } from "@/chain/connect"
import { networkName } from "@/chain/network"
import { shortAddress } from "@/format"
import { messages as m } from "@/messages"
import { Name } from "@/parts/name"
import { nameQuery } from "@/parts/name/names"
import { amount } from "@/parts/vote-bar/amount"
import { ThemeChoice } from "@/shell/more"
import { Button } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Failed } from "@/ui/states"
import { MoveTime } from "./move-time"
import { signOut } from "./session"
import { ask, decline, useWalletState } from "./store"
import { useChain, WrongChain } from "./wrong-chain"

const zero = "0x0000000000000000000000000000000000000000"

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2 text-ui">
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}

/** The connected account: who it is, what it may do, and the way out. */
export function Menu() {
  const account = useWalletState((s) => s.account)
  const session = useWalletState((s) => s.session)
  const { data: status } = useQuery(statusQuery)
  const member = useQuery({ ...memberQuery(account?.address ?? ""), enabled: account !== undefined })
  const { data: name } = useQuery({ ...nameQuery(account?.address ?? zero), enabled: account !== undefined })
  const wrong = useChain()
  const [error, setError] = useState<unknown>()
  if (!account) return null
  const other = session && !sameAddress(session.address, account.address)
  const run = (f: () => Promise<unknown>) => {
    setError(undefined)
    f().catch(setError)
  }
  return (
    <div className="space-y-4">
      <div>
        <p className="text-ui text-ink-3">{account.name}</p>
        {name && (
          <p className="text-title-3 font-semibold">
            <bdi>{name}</bdi>
          </p>
        )}
        <Identifier kind="address" value={account.address} whole />
      </div>
      {wrong && <WrongChain />}
      <dl>
        <Row name={m.wallet.network}>{status && networkName(status)}</Row>
        {member.data && (
          <>
            <Row name={m.wallet.power}>
              <Link
                to="/members/$address"
                params={{ address: account.address }}
                onClick={decline}
                className="underline"
              >
                {amount(member.data.power)} {status?.token.symbol}
              </Link>
            </Row>
            <Row name={m.wallet.delegate}>
              {sameAddress(member.data.delegate, account.address) ? (
                m.wallet.self
              ) : /^0x0+$/.test(member.data.delegate) ? (
                m.wallet.none
              ) : (
                <Name address={member.data.delegate} />
              )}
            </Row>
          </>
        )}
        <Row name={m.nav.language}>{m.nav.english}</Row>
      </dl>
      {other && <p className="text-ui text-weld">{m.wallet.otherSession(shortAddress(session.address))}</p>}
      {error !== undefined && <Failed error={error} />}
      <div className="flex flex-wrap gap-2">
        {session && !other ? (
          <Button onClick={() => run(signOut)}>{m.wallet.signOut}</Button>
        ) : (
          <Button
            look={wrong ? "plain" : "primary"}
            onClick={() => run(() => ask<boolean>((settle) => ({ kind: "sign-in", settle })))}
          >
            {m.wallet.signIn}
          </Button>
        )}
        <Button onClick={() => run(() => ask<boolean>((settle) => ({ kind: "connect", settle })))}>
          {m.wallet.switchAccount}
        </Button>
        <Button onClick={() => run(() => forget().then(decline))}>{m.wallet.disconnect}</Button>
      </div>
      <ThemeChoice />
      {status?.chain.dev_chain && <MoveTime />}
    </div>
  )
}
