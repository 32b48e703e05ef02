import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { sameAddress } from "@/address"
import { memberQuery } from "@/api/queries"
import { messages } from "@/messages"
import { Name } from "@/parts/name"
import { isZero } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"

const m = messages.ask.errors

/** Why the account that is signed in may not ask among members, and what to do. */
export function NotMember({ retry, change }: { retry: () => void; change: () => void }) {
  const { signedIn } = useWallet()
  return (
    <Notice tone="weld" title={m.member}>
      {signedIn ? <Reason address={signedIn} /> : <p>{m.memberHelp}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" look="primary" onClick={change}>
          {messages.wallet.switchAccount}
        </Button>
        <Button size="small" onClick={retry}>
          {messages.common.retry}
        </Button>
      </div>
    </Notice>
  )
}

const nobody = "0x0000000000000000000000000000000000000000"

function Reason({ address }: { address: string }) {
  const { data: a } = useQuery(memberQuery(address))
  let why: ReactNode = null
  if (a && !isZero(a.power)) why = m.memberNow
  else if (a && isZero(a.balance)) why = m.noTokens
  else if (a && sameAddress(a.delegate, nobody)) why = m.notDelegated
  else if (a) {
    why = (
      <>
        {m.delegated} <Name address={a.delegate} />. {m.delegatedHelp}
      </>
    )
  }
  return (
    <>
      <p>
        <Name address={address} /> {m.noVotes} {why}
      </p>
      <p className="mt-1">
        <Link to="/members/$address" params={{ address }} className="underline underline-offset-2">
          {m.lookAtVotes}
        </Link>
      </p>
    </>
  )
}
