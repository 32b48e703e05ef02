import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { memberQuery, queryClient, settingsQuery } from "@/api/queries"
import { messages } from "@/messages"
import { amount, units } from "@/parts/vote-bar/amount"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"

const m = messages.status.remove
const linkClass = "text-woad underline underline-offset-2 pointer-coarse:py-3"

/** Whether power reaches threshold, both as the API writes amounts. */
export function reaches(power: string, threshold: string): boolean {
  const [a = 0n, b = 0n] = units(power, threshold)
  return a >= b
}

/** What proposing needs, and what the connected account has; undefined while that is not known. */
export function useProposingPower(): { power: string; threshold: string; enough: boolean } | undefined {
  const { account } = useWallet()
  const settings = useQuery(settingsQuery)
  const member = useQuery({ ...memberQuery(account?.address ?? ""), enabled: account !== undefined })
  if (!account || !settings.data || !member.data) return undefined
  const { power } = member.data
  const { threshold } = settings.data
  return { power, threshold, enough: reaches(power, threshold) }
}

/** Whether an account has the votes that proposing needs: asked before a wallet is opened. */
export async function canPropose(account: string): Promise<boolean> {
  const [{ threshold }, { power }] = await Promise.all([
    queryClient.ensureQueryData(settingsQuery),
    queryClient.ensureQueryData(memberQuery(account)),
  ])
  return reaches(power, threshold)
}

/**
 * The line that says whether the connected account can propose; where it cannot, why and
 * what to do. id: for the button that this is said of.
 */
export function ProposingPower({ id }: { id?: string }) {
  const { account, open } = useWallet()
  const p = useProposingPower()
  if (!account)
    return (
      <p className="flex flex-wrap items-center gap-3 text-ui text-ink-2">
        {m.connect}
        <Button size="small" onClick={open}>
          {messages.wallet.connect}
        </Button>
      </p>
    )
  if (!p) return null
  const text = m.power(amount(p.threshold), amount(p.power))
  return p.enough ? (
    <p id={id} className="text-ui text-ink-2">
      {text}
    </p>
  ) : (
    <div id={id}>
      <Notice tone="weld" title={text}>
        <p>{m.powerShort}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          <Link to="/members" className={linkClass}>
            {m.members}
          </Link>
          <Link to="/members/$address" params={{ address: account.address }} className={linkClass}>
            {m.delegation}
          </Link>
        </p>
      </Notice>
    </div>
  )
}
