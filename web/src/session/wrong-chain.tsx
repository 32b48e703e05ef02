import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { statusQuery } from "@/api/queries"
import { explain, type Words } from "@/chain/errors"
import { networkName } from "@/chain/network"
import { switchChain } from "@/chain/send"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { useWalletState } from "./store"
import { Trouble } from "./words"

/** Whether the wallet is on another chain than the DAO. */
export function useChain(): boolean {
  const chainId = useWalletState((s) => s.chainId)
  const { data: status } = useQuery(statusQuery)
  return status !== undefined && chainId !== undefined && chainId !== status.chain.id
}

/** Says so and offers to switch. */
export function WrongChain() {
  const chainId = useWalletState((s) => s.chainId)
  const { data: status } = useQuery(statusQuery)
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<Words>()
  if (!status) return null
  return (
    <div className="space-y-3">
      <Notice
        tone="weld"
        title={m.wallet.wrongChain(m.wallet.chainNumber(chainId ?? "?"), networkName(status))}
      />
      {words && <Trouble words={words} />}
      <Button
        look="primary"
        busy={busy}
        onClick={() => {
          setBusy(true)
          setWords(undefined)
          switchChain()
            .catch((e: unknown) => setWords(explain(e)))
            .finally(() => setBusy(false))
        }}
      >
        {m.wallet.switch}
      </Button>
    </div>
  )
}
