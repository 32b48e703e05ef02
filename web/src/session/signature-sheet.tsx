import { useState, type ReactNode } from "react"
import type { Hex } from "viem"
import { explain, type Words } from "@/chain/errors"
import type { TypedRequest } from "@/chain/plan"
import { currentSigner } from "@/chain/signer"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { useWalletState } from "./store"
import { Trouble } from "./words"
import { useChain, WrongChain } from "./wrong-chain"

/** Typed data, in words and field by field, then the wallet's request to sign it. */
export function SignatureSheet({
  words,
  typed,
  onDone,
}: {
  words: ReactNode
  typed: TypedRequest
  onDone: (signature: Hex) => void
}) {
  const account = useWalletState((s) => s.account)
  const wrong = useChain()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Words>()
  const sign = () => {
    setBusy(true)
    setTrouble(undefined)
    const { wallet } = currentSigner()
    wallet
      .signTypedData({ account: wallet.account, ...typed })
      .then(onDone, (e: unknown) => setTrouble(explain(e, m.wallet.declinedSign)))
      .finally(() => setBusy(false))
  }
  return (
    <div className="space-y-4">
      <p className="text-body">{words}</p>
      <details className="text-ui text-ink-2">
        <summary>{m.wallet.fields}</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-mono text-meta">
          {Object.entries(typed.message).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {trouble && <Trouble words={trouble} />}
      {wrong ? (
        <WrongChain />
      ) : (
        <Button look="primary" busy={busy} onClick={sign}>
          {busy && account?.kind === "wallet"
            ? m.wallet.confirm
            : trouble
              ? m.common.retry
              : m.wallet.signature}
        </Button>
      )}
    </div>
  )
}
