import { messages as m } from "@/messages"
import { Dialog } from "@/ui/dialog"
import { Connect } from "./connect"
import { Menu } from "./menu"
import { SignIn } from "./sign-in"
import { SignatureSheet } from "./signature-sheet"
import { decline, type Request } from "./store"
import { TransactionSheet } from "./transaction-sheet"

/** The dialog of what is asked for. */
export default function Dialogs({ request }: { request: Request }) {
  const title = {
    menu: m.wallet.account,
    connect: m.wallet.connectTitle,
    "sign-in": m.wallet.signInTitle,
    transaction: request.kind === "transaction" ? request.plan.title : "",
    signature: request.kind === "signature" ? request.title : "",
  }[request.kind]
  return (
    <Dialog open onClose={decline} title={title}>
      {request.kind === "menu" && <Menu />}
      {request.kind === "connect" && <Connect onDone={() => request.settle(true)} />}
      {request.kind === "sign-in" && <SignIn onDone={() => request.settle(true)} />}
      {request.kind === "transaction" && <TransactionSheet request={request} />}
      {request.kind === "signature" && (
        <SignatureSheet words={request.words} typed={request.typed} onDone={request.settle} />
      )}
    </Dialog>
  )
}
