import { useQuery } from "@tanstack/react-query"
import { shortAddress } from "@/format"
import { messages as m } from "@/messages"
import { nameQuery } from "@/parts/name/names"
import { Button } from "@/ui/button"
import { useWallet } from "./wallet"

const zero = "0x0000000000000000000000000000000000000000"

/**
 * The account in the top bar: connect, or who is connected, by its verified ENS name where
 * it has one. The address stands beside a name: names can be made to look like others.
 */
export function Account() {
  const { account, open, restoring } = useWallet()
  const { data: name } = useQuery({ ...nameQuery(account?.address ?? zero), enabled: account !== undefined })
  return (
    // Plain: public pages need no wallet, and each has a first action of its own.
    <Button size="small" onClick={open} busy={restoring && !account} title={account?.address}>
      {account ? (
        <>
          <span
            aria-hidden
            className={"size-2 rounded-full " + (account.kind === "test" ? "bg-weld" : "bg-woad")}
          />
          {name && <bdi className="max-w-32 truncate max-sm:max-w-20">{name}</bdi>}
          <span className={"font-mono font-normal" + (name ? " text-ink-3" : "")} translate="no">
            {shortAddress(account.address)}
          </span>
        </>
      ) : restoring ? (
        m.wallet.connecting
      ) : (
        m.wallet.connect
      )}
    </Button>
  )
}
