import { useState } from "react"
import type { Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { useTransact } from "@/chain/transact"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Field, inputClass } from "@/ui/field"
import { describe } from "@/ui/states"

const m = messages.proposals
const choices = ["for", "against", "abstain"] as const
type Choice = (typeof choices)[number]

const chosen: Record<Choice, string> = {
  for: "aria-checked:border-woad aria-checked:bg-woad-wash aria-checked:text-woad",
  against: "aria-checked:border-madder aria-checked:bg-madder-wash aria-checked:text-madder",
  abstain: "aria-checked:border-ink aria-checked:bg-sunken aria-checked:text-ink",
}

const button =
  "min-h-11 flex-1 rounded-control border border-edge bg-surface px-2 text-ui font-semibold text-ink hover:bg-sunken "

/** Votes with a reason: beside the effect on wide screens, under the thumb on phones. */
export function VoteForm({ of: p }: { of: Schema<"Proposal"> }) {
  const [choice, setChoice] = useState<Choice>()
  const [reason, setReason] = useState("")
  const [onEffect, setOnEffect] = useState(false)
  const [sheet, setSheet] = useState(false)
  const fields = { of: p, choice, setChoice, reason, setReason, onEffect, setOnEffect }
  return (
    <>
      <div className="max-md:hidden">
        <Fields {...fields} />
      </div>
      <div
        role="group"
        aria-label={m.vote.title}
        data-foot="phone"
        className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 m-0! flex gap-2 border-t border-line bg-surface p-2 md:hidden"
      >
        {choices.map((c) => (
          <button
            key={c}
            type="button"
            className={button}
            onClick={() => {
              setChoice(c)
              setSheet(true)
            }}
          >
            <span aria-hidden>{m.glyph[c]} </span>
            {m[c]}
          </button>
        ))}
      </div>
      <Dialog open={sheet} onClose={() => setSheet(false)} title={m.vote.title}>
        <Fields {...fields} done={() => setSheet(false)} />
      </Dialog>
    </>
  )
}

function Fields({
  of: p,
  choice,
  setChoice,
  reason,
  setReason,
  onEffect,
  setOnEffect,
  done,
}: {
  of: Schema<"Proposal">
  choice: Choice | undefined
  setChoice: (c: Choice) => void
  reason: string
  setReason: (r: string) => void
  onEffect: boolean
  setOnEffect: (b: boolean) => void
  done?: () => void
}) {
  const transact = useTransact()
  const [error, setError] = useState("")
  const [busy, setBusy] = useState(false)
  const mismatched = !!p.mismatches?.length

  async function send() {
    if (!choice) return setError(m.vote.choose)
    if (mismatched && choice === "for" && !onEffect) return setError(m.vote.tickFirst)
    setError("")
    setBusy(true)
    try {
      // The sheet of the transaction takes this one's place.
      const [{ vote }, status] = await Promise.all([
        import("@/chain/transactions/vote"),
        queryClient.fetchQuery(statusQuery),
      ])
      done?.()
      await transact(vote(status, p, choice, reason))
    } catch (e) {
      setError(describe(e).title)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="space-y-3"
      onSubmit={(e) => {
        e.preventDefault()
        void send()
      }}
    >
      <div role="radiogroup" aria-label={m.vote.title} className="flex gap-2">
        {choices.map((c, i) => (
          <button
            key={c}
            type="button"
            role="radio"
            aria-checked={choice === c}
            tabIndex={choice === c || (!choice && i === 0) ? 0 : -1}
            onClick={() => setChoice(c)}
            onKeyDown={(e) => {
              const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: 2, ArrowUp: 2 }[e.key]
              const next = step === undefined ? undefined : choices[(i + step) % 3]
              if (!next) return
              e.preventDefault()
              setChoice(next)
              const all = e.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[role=radio]")
              all?.[choices.indexOf(next)]?.focus()
            }}
            className={button + chosen[c]}
          >
            <span aria-hidden>{m.glyph[c]} </span>
            {m[c]}
          </button>
        ))}
      </div>
      {mismatched && choice === "for" && (
        <label className="flex items-start gap-2 text-ui">
          <input
            type="checkbox"
            checked={onEffect}
            onChange={(e) => setOnEffect(e.target.checked)}
            className="mt-0.5 size-4 accent-woad"
          />
          {m.vote.onEffect}
        </label>
      )}
      <Field label={m.vote.reason} help={m.vote.reasonHelp}>
        {(props) => (
          <textarea
            {...props}
            rows={3}
            maxLength={4000}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      {error && (
        <p role="alert" className="text-ui text-madder">
          {error}
        </p>
      )}
      <Button look="primary" type="submit" busy={busy} className="w-full">
        {m.vote.send}
      </Button>
    </form>
  )
}
