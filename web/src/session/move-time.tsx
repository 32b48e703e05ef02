import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { duration } from "@/format"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { Failed } from "@/ui/states"

/** Moves the development chain's time forward and reads everything again. */
export async function moveTime(seconds: number): Promise<void> {
  await api.POST("/api/v1/dev/advance", { body: { seconds } })
  await queryClient.invalidateQueries()
}

/**
 * Moves time, on a development chain of the server's own and nowhere else. seconds: by so
 * much, for what a page waits for; else by steps to choose from.
 */
export function MoveTime({ seconds }: { seconds?: number }) {
  const { data: status } = useQuery(statusQuery)
  const [busy, setBusy] = useState(0)
  const [moved, setMoved] = useState(false)
  const [error, setError] = useState<unknown>()
  if (!status?.chain.dev_chain) return null
  const steps =
    seconds === undefined
      ? m.wallet.time.steps
      : [{ seconds, text: m.wallet.time.forward(duration(seconds)) }]
  return (
    <section
      className="rounded-control border border-dashed border-weld p-3"
      aria-label={m.wallet.time.title}
    >
      <p className="text-ui font-semibold text-weld">{m.wallet.time.title}</p>
      <p className="mb-2 text-ui text-ink-2">{m.wallet.time.words}</p>
      {error !== undefined && <Failed error={error} />}
      <div className="flex flex-wrap items-center gap-2">
        {steps.map((s) => (
          <Button
            key={s.seconds}
            size="small"
            busy={busy === s.seconds}
            onClick={() => {
              setBusy(s.seconds)
              setError(undefined)
              setMoved(false)
              moveTime(s.seconds)
                .then(() => setMoved(true), setError)
                .finally(() => setBusy(0))
            }}
          >
            {s.text}
          </Button>
        ))}
        <span role="status" className="text-ui text-ink-3">
          {moved && m.wallet.time.moved}
        </span>
      </div>
    </section>
  )
}
