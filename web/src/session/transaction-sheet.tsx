import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Hex } from "viem"
import { statusQuery } from "@/api/queries"
import { explain, type Words } from "@/chain/errors"
import { networkName } from "@/chain/network"
import type { Receipt } from "@/chain/plan"
import { estimateFee, follow, followed, send } from "@/chain/send"
import { count } from "@/format"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Notice } from "@/ui/panel"
import { progress, useWalletState, type Transaction } from "./store"
import { Trouble } from "./words"
import { useChain, WrongChain } from "./wrong-chain"

type Stage =
  | { at: "words" }
  | { at: "wallet" }
  | { at: "sent"; hash: Hex }
  | { at: "finishing"; receipt: Receipt }
  | { at: "done"; receipt: Receipt }
  | { at: "failed"; hash: Hex; words: Words }

/** A transaction: in words, then in the wallet, its hash, its receipt or a human error. */
export function TransactionSheet({ request }: { request: Transaction }) {
  const { plan, settle } = request
  const account = useWalletState((s) => s.account)
  const { data: status } = useQuery(statusQuery)
  const wrong = useChain()
  const fee = useQuery({
    queryKey: ["fee", plan.to, plan.data, account?.address],
    queryFn: () => estimateFee(plan),
    enabled: !wrong && account !== undefined,
    retry: false,
    gcTime: 0,
  })
  const [stage, setStage] = useState<Stage>({ at: "words" })
  const [trouble, setTrouble] = useState<Words>()

  const run = async () => {
    setTrouble(undefined)
    setStage({ at: "wallet" })
    let hash: Hex
    try {
      hash = await send(plan)
    } catch (e) {
      setTrouble(explain(e))
      setStage({ at: "words" })
      return
    }
    setStage({ at: "sent", hash })
    progress(request, { sent: true })
    const fail = (words: Words) => {
      if (progress(request, { sent: false }).closed) settle(undefined)
      setStage({ at: "failed", hash, words })
    }
    try {
      const end = await follow(hash, plan)
      switch (end.kind) {
        case "done":
          setStage({ at: "finishing", receipt: end.receipt })
          await followed(end.receipt.block)
          setStage({ at: "done", receipt: end.receipt })
          if (progress(request, { sent: false, receipt: end.receipt }).closed || !plan.done)
            settle(end.receipt)
          return
        case "reverted":
          return fail(explain(end.error))
        case "replaced":
          return fail({ declined: false, busy: false, title: m.wallet.replaced })
        case "cancelled":
          return fail({ declined: true, busy: false, title: m.wallet.cancelled })
      }
    } catch (e) {
      fail(explain(e))
    }
  }

  return (
    <div className="space-y-4">
      <ul className="space-y-2 text-body">
        {plan.sentences.map((s, i) => (
          <li key={i} className={i === 0 ? "" : "border-l-2 border-line pl-3"}>
            {s}
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-3 text-ui">
        <dt className="text-ink-3">{m.wallet.account}</dt>
        <dd>
          {account && (
            <>
              {account.name} <Identifier kind="address" value={account.address} copy={false} />
            </>
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
      {fee.error && stage.at === "words" && !trouble && <Forecast error={fee.error} />}
      <div aria-live="polite">
        {stage.at === "sent" && (
          <Notice tone="woad" title={m.wallet.sent}>
            {m.wallet.transaction} <Identifier kind="hash" value={stage.hash} />
          </Notice>
        )}
        {(stage.at === "finishing" || stage.at === "done") && (
          <Notice tone="woad" title={stage.at === "done" ? plan.done?.text : m.wallet.finishing}>
            {m.wallet.inBlock(count(stage.receipt.block))} {m.wallet.transaction}{" "}
            <Identifier kind="hash" value={stage.receipt.hash} />
          </Notice>
        )}
        {stage.at === "failed" && <Trouble words={stage.words} />}
      </div>
      {stage.at === "done" ? (
        <div className="flex flex-wrap items-center gap-3">
          {plan.done?.link}
          <Button look="primary" onClick={() => settle(stage.receipt)}>
            {m.wallet.close}
          </Button>
        </div>
      ) : wrong ? (
        <WrongChain />
      ) : stage.at === "words" || stage.at === "wallet" ? (
        <Button look="primary" busy={stage.at === "wallet"} onClick={() => void run()}>
          {stage.at === "wallet"
            ? m.wallet.confirm
            : trouble
              ? m.common.retry
              : account?.kind === "test"
                ? m.wallet.sendTest
                : m.wallet.send}
        </Button>
      ) : null}
    </div>
  )
}

/** What the chain says would happen now; it may still be sent. */
function Forecast({ error }: { error: unknown }) {
  const words = explain(error)
  return <Trouble words={{ ...words, title: m.wallet.wouldFail + ": " + words.title }} />
}
