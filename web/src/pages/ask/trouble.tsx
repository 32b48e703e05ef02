import { useState } from "react"
import { Problem } from "@/api/client"
import { useSecond } from "@/chain-time"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Failed } from "@/ui/states"
import { NotMember } from "./not-member"

const m = messages.ask.errors

/** Why there is no answer, and what to do. The question stays where it is. */
export function Trouble({
  error,
  retry,
  fresh,
  signIn,
  change,
}: {
  error: unknown
  /** Asks the same again. */
  retry: () => void
  /** Asks the same in a new conversation. */
  fresh: () => void
  /** Signs in, then asks the same again. */
  signIn: () => void
  /** Connects another account and signs it in, then asks the same again. */
  change: () => void
}) {
  const p = error instanceof Problem ? error : undefined
  const again = (
    <Button size="small" onClick={retry}>
      {messages.common.retry}
    </Button>
  )
  const act = (button: React.ReactNode) => <div className="mt-3">{button}</div>
  switch (p?.code) {
    case "rate_limited":
      return <Limited seconds={p.body?.retry_after ?? 1} retry={retry} />
    case "sign_in_required":
    case "no_session":
      return (
        <Notice tone="weld" title={m.signIn}>
          {act(
            <Button size="small" look="primary" onClick={signIn}>
              {m.signInButton}
            </Button>,
          )}
        </Notice>
      )
    case "not_a_member":
      // The account may have been changed meanwhile: it signs in before it asks.
      return <NotMember retry={signIn} change={change} />
    case "busy":
      return (
        <Notice tone="weld" title={m.busy}>
          {m.busyHelp}
          {act(again)}
        </Notice>
      )
    case "offline":
    case "cut":
      return (
        <Notice tone="madder" title={p.code === "cut" ? m.cut : m.offline} alert>
          {p.code === "cut" ? m.cutHelp : m.offlineHelp}
          {act(again)}
        </Notice>
      )
    case "conversation_full":
    case "no_conversation":
      return (
        <Notice tone="weld" title={p.code === "conversation_full" ? m.full : messages.ask.history.missing}>
          {act(
            <Button size="small" onClick={fresh}>
              {m.newConversation}
            </Button>,
          )}
        </Notice>
      )
    default:
      return <Failed error={error} retry={retry} />
  }
}

/** Counts down to when the next question is taken. */
function Limited({ seconds, retry }: { seconds: number; retry: () => void }) {
  const now = useSecond()
  const [until] = useState(now + seconds)
  const left = Math.max(0, until - now)
  return (
    <Notice tone="weld" title={left > 0 ? m.rate(left) : m.rateOver}>
      <div className="mt-3">
        <Button size="small" disabled={left > 0} onClick={retry}>
          {messages.common.retry}
        </Button>
      </div>
    </Notice>
  )
}
