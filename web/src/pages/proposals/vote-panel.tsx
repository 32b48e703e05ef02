import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { VoteBar } from "@/parts/vote-bar"
import { isZero } from "@/parts/vote-bar/amount"
import { MoveTime } from "@/session/move-time"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { NextStep, useWait } from "./next-step"
import { OwnPower } from "./own-power"
import { VoteForm } from "./vote-form"

const m = messages.proposals

/** How the vote stands, what comes next and by whom, and the reader's own part in it. */
export function VotePanel({ of: p }: { of: Schema<"Proposal"> }) {
  const wallet = useWallet()
  const wait = useWait(p)
  const canVote =
    p.state === "active" && p.voter?.power !== undefined && !isZero(p.voter.power) && !p.voter.vote
  return (
    <>
      <h2 className="mb-3 text-title-3 font-semibold">{m.vote.title}</h2>
      <VoteBar proposal={p} />
      <div className="mt-4 border-t border-line pt-4">
        <NextStep of={p} />
      </div>
      {(p.state === "pending" || p.state === "active" || p.voter?.vote) && (
        <div className="mt-4 space-y-3 border-t border-line pt-4">
          {p.voter && wallet.account ? (
            <OwnPower of={p} voter={p.voter} />
          ) : (
            !wallet.account && (
              <>
                <p className="text-ui text-ink-2">{m.vote.connect}</p>
                <Button look="primary" onClick={wallet.open}>
                  {m.connect}
                </Button>
              </>
            )
          )}
          {canVote && <VoteForm of={p} />}
        </div>
      )}
      {wait !== undefined && (
        <div className="mt-4 empty:hidden">
          <MoveTime seconds={Math.max(1, wait)} />
        </div>
      )}
    </>
  )
}
