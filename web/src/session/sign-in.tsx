import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { createSiweMessage } from "viem/siwe"
import { api, data } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { explain, type Words } from "@/chain/errors"
import { currentSigner } from "@/chain/signer"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { Failed } from "@/ui/states"
import { setSession } from "./session"
import { useWalletState } from "./store"
import { Trouble } from "./words"
import { Problem } from "@/api/client"

/** Signs in with Ethereum (EIP-4361): domain, URI and chain id are the server's. */
async function signIn(): Promise<void> {
  const nonce = await data(api.GET("/api/v1/auth/nonce"))
  const { wallet } = currentSigner()
  const issuedAt = new Date()
  const message = createSiweMessage({
    domain: nonce.domain,
    address: wallet.account.address,
    statement: m.wallet.statement,
    uri: nonce.uri,
    version: "1",
    chainId: Number(nonce.chain_id),
    nonce: nonce.nonce,
    issuedAt,
  })
  const signature = await wallet.signMessage({ account: wallet.account, message })
  const session = await data(api.POST("/api/v1/auth/session", { body: { message, signature } }))
  setSession(session)
  await Promise.all(
    ["conversations", "uploads"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
  )
}

/** Asks for the signature that signs in. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const account = useWalletState((s) => s.account)
  const { data: status } = useQuery(statusQuery)
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<Words>()
  const [problem, setProblem] = useState<Problem>()
  const start = () => {
    setBusy(true)
    setWords(undefined)
    setProblem(undefined)
    signIn()
      .then(onDone, (e: unknown) =>
        e instanceof Problem ? setProblem(e) : setWords(explain(e, m.wallet.declinedSign)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <div className="space-y-4">
      <p className="text-body">
        {m.wallet.signInWords(status ? new URL(status.public_url).host : location.host)}
      </p>
      {words && <Trouble words={words} />}
      {problem && <Failed error={problem} />}
      <Button look="primary" busy={busy} onClick={start}>
        {busy && account?.kind === "wallet"
          ? m.wallet.confirm
          : words || problem
            ? m.common.retry
            : m.wallet.signIn}
      </Button>
    </div>
  )
}
