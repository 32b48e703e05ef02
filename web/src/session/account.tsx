import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { useWallet } from "./wallet"

/** The account in the top bar: connect, or who is connected. */
export function Account() {
  const wallet = useWallet()
  return (
    <Button size="small" look="plain" onClick={wallet.open}>
      {wallet.account?.address ?? m.wallet.title}
    </Button>
  )
}
