import { Check } from "lucide-react"
import { Problem } from "@/api/client"
import { PackError } from "@/car/in-worker"
import { Changed, NotSignedIn } from "@/car/upload"
import { useSecond } from "@/chain-time"
import { bytes, count, duration } from "@/format"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Notice, Panel } from "@/ui/panel"
import { describe as describeError } from "@/ui/states"
import { Bar } from "./bar"
import { again, drop, resend, type Begun, type Part, type Work } from "./store"

const m = messages.contribute.part

/** Each dataset that is being made, and how far it is. */
export function Parts({ of }: { of: Part[] }) {
  return (
    <ul className="grid gap-3">
      {of.map((p) => (
        <li key={p.name}>
          <PartPanel part={p} />
        </li>
      ))}
    </ul>
  )
}

function PartPanel({ part }: { part: Part }) {
  const packed = "packed" in part.work ? part.work.packed : undefined
  return (
    <Panel>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-body font-semibold">
          <bdi>{part.name}</bdi>
        </h2>
        <p className="text-ui text-ink-2">
          {m.summary(part.entries.length, count(part.entries.length), bytes(part.bytes))}
        </p>
      </div>
      {packed && part.work.state !== "held" && (
        <p className="mt-1 text-ui text-ink-2">
          <Identifier kind="cid" value={packed.root} />
        </p>
      )}
      <div className="mt-2">
        <WorkState part={part} work={part.work} />
      </div>
    </Panel>
  )
}

function WorkState({ part, work }: { part: Part; work: Work }) {
  switch (work.state) {
    case "hashing":
      return <Progress label={m.hashing} of={work.bytes} all={part.bytes} begun={work.begun} />
    case "hashed":
      return <p className="text-ui text-ink-2">{m.hashed}</p>
    case "sending":
      return (
        <>
          <Progress label={m.sending} of={work.going.offset} all={work.going.bytes} begun={work.begun} />
          <p role="status" className="mt-1 text-ui text-weld empty:hidden">
            {work.going.state === "waiting" && m.waiting}
            {work.going.state === "signing-in" && m.signingIn}
          </p>
        </>
      )
    case "held":
      return <Same here={work.packed.root} server={work.serverCid} />
    case "failed":
      return <Failure part={part} error={work.error} hashed={work.packed !== undefined} />
  }
}

/** Both CIDs: the one computed here, and the one whose every block the server holds. */
function Same({ here, server }: { here: string; server: string }) {
  if (here !== server)
    return (
      <Notice tone="madder" title={m.mismatch} alert>
        <p>
          {m.here}: <Identifier kind="cid" value={here} whole />
        </p>
        <p>
          {m.server}: <Identifier kind="cid" value={server} whole />
        </p>
        <p>{m.mismatchWhy}</p>
      </Notice>
    )
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ui" title={m.heldHelp}>
      <Identifier kind="cid" value={here} />
      <span className="inline-flex items-center gap-1 font-semibold text-woad">
        <Check size={16} strokeWidth={2} aria-hidden />
        <span aria-hidden>=</span>
        <Check size={16} strokeWidth={2} aria-hidden />
      </span>
      <span className="text-ink-2">{m.held}</span>
    </p>
  )
}

/** Seconds after which a time left is guessed. */
const patience = 3

function Progress({ label, of, all, begun }: { label: string; of: number; all: number; begun: Begun }) {
  const seconds = useSecond() - begun.at
  const speed = seconds >= patience ? (of - begun.of) / seconds : 0
  return (
    <div>
      <div className="mb-1 flex flex-wrap justify-between gap-x-4 text-ui">
        <span>{label}</span>
        <span className="text-ink-2">
          {m.of(bytes(of), bytes(all))}
          {speed > 0 && of < all && " · " + m.left(duration(round((all - of) / speed)))}
        </span>
      </div>
      <Bar label={label} of={of} all={all} />
    </div>
  )
}

/** Seconds as people guess: to 5 below a minute. */
const round = (s: number): number => (s < 60 ? Math.max(5, Math.ceil(s / 5) * 5) : s)

function Failure({ part, error, hashed }: { part: Part; error: unknown; hashed: boolean }) {
  const { title, advice, details } = words(error)
  const unread = error instanceof PackError && error.kind === "unreadable" ? error.path : undefined
  return (
    <Notice tone="madder" alert title={title}>
      {advice && <p>{advice}</p>}
      {details && (
        <details className="mt-1 text-meta text-ink-2">
          <summary>{messages.common.details}</summary>
          <code className="font-mono">{details}</code>
        </details>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {!(error instanceof Changed) && (
          <Button size="small" onClick={() => (hashed ? void resend(part.name) : again(part.name))}>
            {m.retry}
          </Button>
        )}
        {unread !== undefined && (
          <Button size="small" onClick={() => drop(chosen(part, unread))}>
            {m.leaveOut}
          </Button>
        )}
      </div>
    </Notice>
  )
}

/** The path by which a file of a part was chosen. */
const chosen = (part: Part, path: string): string[] =>
  part.entries.filter((e) => e.path === path).map((e) => e.chosen)

function words(error: unknown): { title: string; advice?: string; details?: string } {
  if (error instanceof NotSignedIn) return { title: m.notSignedIn, advice: m.notSignedInWhy }
  if (error instanceof Changed) return { title: m.changed, advice: m.changedWhy }
  if (error instanceof PackError) {
    if (error.kind === "unreadable")
      return { title: m.unread(error.path), advice: m.unreadWhy, details: error.message }
    const insecure = !globalThis.isSecureContext
    return { title: m.hashFailed, advice: insecure ? m.secure : undefined, details: error.message }
  }
  const d = describeError(error)
  const known = error instanceof Problem ? messages.contribute.refused[error.code] : undefined
  return known ? { ...d, title: known, details: `${d.details ?? ""} · ${(error as Problem).message}` } : d
}
