import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { sameAddress } from "@/address"
import type { Schema } from "@/api/client"
import { datasetQuery, queryClient, settingsQuery, statusQuery } from "@/api/queries"
import { execute } from "@/chain/transactions/execute"
import { queue } from "@/chain/transactions/queue"
import { useChainNow } from "@/chain-time"
import { messages } from "@/messages"
import { Name } from "@/parts/name"
import { Point } from "@/parts/effect"
import { useWallet } from "@/session/wallet"
import { Deadline } from "@/ui/time"
import { Act } from "./act"

const m = messages.proposals.next

/** Seconds of the chain's time until what a proposal waits for; undefined while it waits for nobody's clock. */
export function useWait(p: Schema<"Proposal">): number | undefined {
  const now = useChainNow()
  if (p.state === "queued") return (p.eta ?? 0) - now
  if (p.clock !== "timestamp") return undefined
  // What is reached only past the snapshot or deadline is reached a second later.
  if (p.state === "pending") return p.snapshot - now + 1
  return p.state === "active" ? p.deadline - now + 1 : undefined
}

/** Who acts next on a proposal and until when, with the button if the reader can. */
export function NextStep({ of: p }: { of: Schema<"Proposal"> }) {
  const now = useChainNow()
  const wait = useWait(p)
  const over = wait !== undefined && wait <= 0
  let text: ReactNode = null
  let act: ReactNode = null
  switch (p.state) {
    case "pending":
      text = over ? (
        m.nextBlock
      ) : (
        <>
          {m.pending} <Point clock={p.clock} at={p.snapshot} />
        </>
      )
      break
    case "active":
      text = over ? (
        m.ended
      ) : (
        <>
          {m.active} <Point clock={p.clock} at={p.deadline} />
        </>
      )
      break
    case "succeeded":
      text = m.succeeded
      act = <Act plan={() => queue(p)}>{m.queue}</Act>
      break
    case "queued": {
      const eta = p.eta ?? 0
      text = !over ? (
        <>
          {m.waiting} <Deadline seconds={eta} />
        </>
      ) : (
        m.executable
      )
      act = (
        <Act plan={() => execute(p)} disabled={!over}>
          {m.execute}
        </Act>
      )
      break
    }
    case "executed":
      text = <Executed of={p} />
      break
    default:
      text = m[p.state]
  }
  return (
    <div className="space-y-3 text-ui">
      <p>
        <strong className="font-semibold">{m.title}</strong> {text}
      </p>
      {act}
      <Cancel of={p} now={now} />
    </div>
  )
}

/** After execution an approval waits for its contributor, until the import is requested. */
function Executed({ of: p }: { of: Schema<"Proposal"> }) {
  const first = p.effects.find((e) => e.kind === "approve")?.datasets?.find((d) => !d.malformed)
  const dataset = useQuery({ ...datasetQuery(first?.id ?? ""), enabled: first !== undefined })
  const waits = dataset.data?.decision === "approved" && !dataset.data.import
  if (!first?.contributor || !waits) return m.executed
  return (
    <>
      {m.imports} <Name address={first.contributor} />.{" "}
      <Link to="/datasets/$id" params={{ id: first.id }} className="underline underline-offset-2">
        {m.toDataset}
      </Link>
    </>
  )
}

/** For those who may stop it: its proposer before voting begins, the guardian until its date. */
function Cancel({ of: p, now }: { of: Schema<"Proposal">; now: number }) {
  const { account } = useWallet()
  const settings = useQuery(settingsQuery)
  const guardian = settings.data?.guardian
  const over = p.state === "executed" || p.state === "canceled" || p.state === "defeated"
  const isProposer = p.state === "pending" && sameAddress(account?.address, p.proposer)
  const isGuardian =
    guardian !== undefined && now < guardian.until && sameAddress(account?.address, guardian.address)
  if (over || !(isProposer || isGuardian)) return null
  return (
    <div>
      <Act
        look="danger"
        plan={async () => {
          const { cancelPlan } = await import("./cancel")
          return cancelPlan(await queryClient.fetchQuery(statusQuery), p)
        }}
      >
        {m.cancel}
      </Act>
      <p className="mt-1 text-meta text-ink-3">{isProposer ? m.asProposer : m.asGuardian}</p>
    </div>
  )
}
