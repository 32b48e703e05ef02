import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Hex } from "viem"
import { statusQuery } from "@/api/queries"
import { explain, type Words } from "@/chain/errors"
import { networkName } from "@/chain/network"
import { estimateFee, send } from "@/chain/send"
import { count } from "@/format"
import { messages as m } from "@/messages"
import { Sentence } from "@/parts/effect/sentence"
import { Button } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Notice } from "@/ui/panel"
import { followSent } from "./follow"
import { note } from "./sent"
import { getState, useWalletState, type Sent, type Transaction } from "./store"
import { Trouble } from "./words"
import { useChain, WrongChain } from "./wrong-chain"

/** A transaction: in words, then in the wallet, its hash, its receipt or a human error. */
export function TransactionSheet({ request }: { request: Transaction }) {
  const { plan, settle } = request
  const account = useWalletState((s) => s.account)
  const { data: status } = useQuery(statusQuery)
  const wrong = useChain()
  const [asking, setAsking] = useState(false)
  const sent = useWalletState((s) => s.sent.find((x) => x.hash === request.hash))
  const end = sent?.end
  const fee = useQuery({
    queryKey: ["fee", plan.to, plan.data, account?.address],
    queryFn: () => estimateFee(plan),
    enabled: !wrong && !sent && account !== undefined,
    retry: false,
    gcTime: 0,
  })
  const [trouble, setTrouble] = useState<Words>()

  const run = async () => {
    if (!account) return
    setTrouble(undefined)
    setAsking(true)
    let hash: Hex
    try {
      hash = await send(plan)
    } catch (e) {
      setTrouble(explain(e))
      return
    } finally {
      setAsking(false)
    }
    const gone: Sent = { hash, plan, from: account.address, chainId: getState().chainId ?? "" }
    note(request, gone)
    const receipt = await followSent(gone)
    // An open sheet shows the end; to close it settles.
    if (getState().request !== request || (receipt && !plan.done)) settle(receipt)
  }

  return (
    <div className="space-y-4">
      <ul className="space-y-2 text-body">
        {plan.sentences.map((s, i) => (
          <li key={i} className={i === 0 ? "" : "border-l-2 border-line pl-3"}>
            <Sentence text={s} />
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-3 text-ui">
        <dt className="text-ink-3">{m.wallet.account}</dt>
        <dd>
          {sent ? (
            <Identifier kind="address" value={sent.from} copy={false} />
          ) : (
            account && (
              <>
                {account.name} <Identifier kind="address" value={account.address} copy={false} />
              </>
            )
          )}
        </dd>
        <dt className="text-ink-3">{m.wallet.network}</dt>
        <dd>{status && networkName(status)}</dd>
        <dt className="text-ink-3">{m.wallet.fee}</dt>
        <dd>{fee.data ?? (fee.isLoading ? "…" : m.wallet.feeUnknown)}</dd>
      </dl>
      <p className={"text-ui font-semibold " + (plan.irreversible ? "text-madder" : "text-ink-2")}>
        {plan.irreversible ? m.wallet.irreversible : m.wallet.reversible}
      </p>
      {trouble && <Trouble words={trouble} />}
      {fee.error && !sent && !trouble && <Forecast error={fee.error} />}
      <div aria-live="polite">
        {sent && !end && (
          <Notice tone="woad" title={m.wallet.sent}>
            {m.wallet.transaction} <Identifier kind="hash" value={sent.hash} />
            {sent.away && <p>{m.wallet.away}</p>}
          </Notice>
        )}
        {(end?.at === "block" || end?.at === "done") && (
          <Notice
            tone="woad"
            title={end.at === "done" ? (plan.done?.text ?? plan.title) : m.wallet.finishing}
          >
            {m.wallet.inBlock(count(end.receipt.block))} {m.wallet.transaction}{" "}
            <Identifier kind="hash" value={end.receipt.hash} />
          </Notice>
        )}
        {end?.at === "failed" && <Trouble words={end.words} />}
      </div>
      {end?.at === "done" ? (
        <div className="flex flex-wrap items-center gap-3">
          {plan.done?.link}
          <Button look="primary" onClick={() => settle(end.receipt)}>
            {m.wallet.close}
          </Button>
        </div>
      ) : sent ? null : wrong ? (
        <WrongChain />
      ) : (
        <Button look="primary" busy={asking} onClick={() => void run()}>
          {asking
            ? m.wallet.confirm
            : trouble
              ? m.common.retry
              : account?.kind === "test"
                ? m.wallet.sendTest
                : m.wallet.send}
        </Button>
      )}
    </div>
  )
}

/** What the chain says would happen now; it may still be sent. */
function Forecast({ error }: { error: unknown }) {
  const words = explain(error)
  return <Trouble words={{ ...words, title: m.wallet.wouldFail + ": " + words.title }} />
}
