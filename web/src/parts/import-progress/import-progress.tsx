import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { api, data, type Schema } from "@/api/client"
import { useConnection } from "@/api/live"
import { useSecond } from "@/chain-time"
import { bytes, count, duration } from "@/format"
import { messages } from "@/messages"
import { reasonText } from "@/parts/status-line/words"
import { sameAddress } from "@/address"
import { useSession, useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Failed } from "@/ui/states"
import { amount, timeLeft, type Amount, type Sample } from "./progress"
import { useTold } from "./told"
import { Unread } from "./unread"

const m = messages.status.progress
const words = messages.status.words

/** One import by its id; the event stream keeps it true (live.ts). */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: ({ signal }) => data(api.GET("/api/v1/imports/{id}", { params: { path: { id } }, signal })),
  })

/**
 * How far an import is. known: what came with its dataset; it stands until the import's own
 * answer is here, or where that fails.
 */
export function ImportProgress({ known }: { known: Schema<"Import"> }) {
  const { data: now = known } = useQuery(importQuery(known.id))
  return <Progress of={now} />
}

function Progress({ of }: { of: Schema<"Import"> }) {
  const working = of.state === "fetching" || of.state === "storing" || of.state === "indexing"
  const told = useTold(of.dataset, working)
  const now = amount(of, told)
  const left = useTimeLeft(of.id + of.state, now)
  const lost = useConnection() === "lost"
  if (of.state === "failed") return <FailedImport of={of} />
  if (of.state === "ready") return <Unread of={of} />
  if (!working || !now) return null
  return (
    <div>
      <Bar label={words[of.state]} of={now} />
      <p className="mt-2 flex flex-wrap gap-x-3 text-ui text-ink-2">
        {of.state !== "storing" && <span>{m.bytes(bytes(of.bytes))}</span>}
        {of.state === "fetching" && <span>{m.blocks(count(of.blocks))}</span>}
        {now.unit === "files" && <span>{files(now)}</span>}
        {of.state === "indexing" && <span>{m.passages(count(of.chunks))}</span>}
        {left !== undefined && <span>{m.left(duration(left))}</span>}
        {(of.attempts ?? 0) > 1 && <span className="text-weld">{m.attempt(count(of.attempts ?? 0))}</span>}
      </p>
      {lost && (
        <p role="status" className="mt-1 text-ui text-weld">
          {m.lost}
        </p>
      )}
      <span role="status" className="sr-only">
        {spoken(of.state, now)}
      </span>
    </div>
  )
}

const files = (a: Amount): string =>
  a.total === undefined
    ? messages.common.plural(a.done, m.oneFile, m.filesOnly(count(a.done)))
    : m.files(count(a.done), count(a.total))

/** Said aloud when the stage changes and at each quarter of it. */
function spoken(state: Schema<"Import">["state"], a: Amount): string {
  if (!a.total) return words[state]
  return words[state] + " " + Math.floor((a.done * 4) / a.total) * 25 + "%"
}

function Bar({ label, of }: { label: string; of: Amount }) {
  const share = of.total ? Math.min(1, of.done / of.total) : undefined
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.floor(share * 100)}
      className="h-2 overflow-hidden rounded-bar border border-line bg-sunken"
    >
      <div
        className={"h-full bg-woad " + (share === undefined ? "w-1/4 motion-safe:animate-pulse" : "")}
        style={share === undefined ? undefined : { width: share * 100 + "%" }}
      />
    </div>
  )
}

/** Seconds left of a stage: watched from the moment this page first saw it. */
function useTimeLeft(stage: string, a: Amount | undefined): number | undefined {
  const [first, setFirst] = useState<Sample & { stage: string }>()
  const at = useSecond() * 1000
  if (!a) return undefined
  if (first?.stage !== stage) {
    setFirst({ stage, at, done: a.done })
    return undefined
  }
  return timeLeft(first, { at, done: a.done }, a.total)
}

/** A failed import: why, and for its contributor another try. */
function FailedImport({ of }: { of: Schema<"Import"> }) {
  const { account } = useWallet()
  const { ensure } = useSession()
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: async () => {
      if (!(await ensure())) return
      const next = await data(api.POST("/api/v1/imports/{id}/retry", { params: { path: { id: of.id } } }))
      client.setQueryData(["imports", of.id], next)
      await client.invalidateQueries({ queryKey: ["datasets"] })
    },
  })
  const mine = sameAddress(account?.address, of.contributor)
  return (
    <Notice tone="madder" title={messages.status.says.failed(reasonText(of.reason ?? of.last_error))} alert>
      <p>{m.kept}</p>
      {mine ? (
        <Button size="small" className="mt-2" busy={retry.isPending} onClick={() => retry.mutate()}>
          {m.retry}
        </Button>
      ) : (
        <p className="mt-1">{m.whoRetries}</p>
      )}
      {retry.error && (
        <div className="mt-2">
          <Failed error={retry.error} />
        </div>
      )}
    </Notice>
  )
}
