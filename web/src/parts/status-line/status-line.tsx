import { useQuery } from "@tanstack/react-query"
import { sameAddress } from "@/address"
import type { Schema } from "@/api/client"
import { proposalQuery } from "@/api/queries"
import { useChainNow } from "@/chain-time"
import { messages } from "@/messages"
import { ImportProgress } from "@/parts/import-progress"
import { useWallet } from "@/session/wallet"
import { Chip } from "@/ui/chip"
import { Deadline, SinceOf, TimeOf } from "@/ui/time"
import { Sign } from "./sign"
import { standing, type Standing } from "./standing"
import { Ticks } from "./ticks"
import { sentence } from "./words"

const m = messages.status

/**
 * How far a dataset is, from its proposal to the answers: ticks, a word, one sentence that
 * names who acts next, and when. compact: the word alone, as a chip.
 */
export function StatusLine({ dataset, compact }: { dataset: Schema<"Dataset">; compact?: boolean }) {
  const s = standing(dataset)
  return compact ? <Word of={s} /> : <Full dataset={dataset} of={s} />
}

/** The room of a status line whose dataset is still being read. */
export function StatusLineRoom() {
  return (
    <div aria-hidden className="invisible">
      <Ticks of={standing({ decision: "proposed", final: true, round: 0 })} />
      <div className="mt-3 text-ui">&nbsp;</div>
    </div>
  )
}

function Word({ of }: { of: Standing }) {
  return <Chip tone={of.tone}>{m.words[of.word]}</Chip>
}

function Full({ dataset, of: s }: { dataset: Schema<"Dataset">; of: Standing }) {
  const account = useWallet().account
  const yours = sameAddress(account?.address, dataset.contributor)
  const open = s.word === "proposed" || s.word === "voting" || s.word === "queued"
  const query = useQuery({
    ...proposalQuery(dataset.proposal_id ?? ""),
    enabled: open && dataset.proposal_id !== undefined,
  })
  // What was read of it while it was open is no news when it is not any more.
  const proposal = open ? query.data : undefined
  const now = useChainNow()
  const passed = s.word === "voting" && proposal?.state === "succeeded"
  const executable = s.word === "queued" && proposal?.eta !== undefined && proposal.eta <= now
  const of = passed || executable ? waiting(s) : s
  const failed = of.word === "failed"
  return (
    <div>
      <Ticks of={of} />
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-ui">
        <Chip tone={of.tone}>{passed ? m.words.passed : m.words[of.word]}</Chip>
        {!failed && (
          <p className="min-w-0" role="status">
            {passed ? m.says.passed : executable ? m.says.executable : sentence(of, yours)}
          </p>
        )}
        <When of={of} dataset={dataset} proposal={passed || executable ? undefined : proposal} />
        {!of.final && of.word !== "ready" && (
          <span className="text-ink-3" title={m.notFinalLong}>
            {m.notFinal}
          </span>
        )}
        {of.word === "approved" && yours && <Sign dataset={dataset} />}
      </div>
      {dataset.import && (failed || working.has(of.word) || leftOut(of, dataset.import)) && (
        <div className="mt-3">
          <ImportProgress known={dataset.import} />
        </div>
      )}
    </div>
  )
}

/** The words of an import at work: how far it is stands below them. */
const working = new Set<Standing["word"]>(["fetching", "storing", "indexing"])

/** Whether a finished import has files that could not be read: they are named below. */
const leftOut = (of: Standing, i: Schema<"Import">): boolean => of.word === "ready" && i.files > i.documents

/** The same place, but somebody has to act. */
const waiting = (s: Standing): Standing => ({
  ...s,
  tone: "weld",
  ticks: s.ticks.map((t, i) => (i === s.at ? "waiting" : t)),
})

/** When the next thing happens, or since when it is so. */
function When({
  of,
  dataset,
  proposal,
}: {
  of: Standing
  dataset: Schema<"Dataset">
  proposal?: Pick<Schema<"Proposal">, "clock" | "snapshot" | "deadline" | "eta">
}) {
  if (of.word === "ready" && dataset.import?.ready_at) {
    return (
      <span className="text-ink-3">
        <SinceOf text={dataset.import.ready_at} />
      </span>
    )
  }
  if (dataset.import?.retry_at && of.actor === "server") return <TimeOf text={dataset.import.retry_at} />
  if (!proposal) return null
  const words = messages.proposals.card
  if (of.word === "queued")
    return proposal.eta === undefined ? null : (
      <span>
        {words.executable} <Deadline seconds={proposal.eta} />
      </span>
    )
  const [word, at] =
    of.word === "proposed" ? [words.begins, proposal.snapshot] : [words.ends, proposal.deadline]
  return (
    <span>
      {word}{" "}
      {proposal.clock === "timestamp" ? <Deadline seconds={at} /> : messages.proposals.block(String(at))}
    </span>
  )
}
