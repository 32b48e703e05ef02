import { lazy, Suspense } from "react"
import { useWalletState } from "./store"

const Dialogs = lazy(() => import("./dialogs"))
const SentList = lazy(() => import("./sent-list"))

/** The dialogs of wallet and session, and what was sent; loaded when there is the first one. */
export function Requests() {
  const request = useWalletState((s) => s.request)
  const sent = useWalletState((s) => s.sent.length > 0)
  return (
    <>
      {request && (
        <Suspense>
          <Dialogs request={request} />
        </Suspense>
      )}
      <div aria-live="polite">
        <Suspense>{sent && <SentList />}</Suspense>
      </div>
    </>
  )
}
