import { lazy, Suspense } from "react"
import { useWalletState } from "./store"

const Dialogs = lazy(() => import("./dialogs"))

/** The dialogs of wallet and session; loaded when the first one opens. */
export function Requests() {
  const request = useWalletState((s) => s.request)
  return request ? (
    <Suspense>
      <Dialogs request={request} />
    </Suspense>
  ) : null
}
