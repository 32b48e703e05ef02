import { shortAddress } from "@/format"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { useWallet } from "./wallet"

/** The account in the top bar: connect, or who is connected. */
export function Account() {
  const { account, open, restoring } = useWallet()
  return (
    <Button size="small" look={account ? "plain" : "primary"} onClick={open} busy={restoring && !account}>
      {account ? (
        <>
          <span
            aria-hidden
            className={"size-2 rounded-full " + (account.kind === "test" ? "bg-weld" : "bg-woad")}
          />
          <span className="font-mono" translate="no">
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
