import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { messages } from "@/messages"
import { madeBy } from "@/parts/remove"
import { StatusLine } from "@/parts/status-line"
import { Button, buttonClass } from "@/ui/button"
import { Identifier } from "@/ui/identifier"
import { Page } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { Loading } from "@/ui/states"
import { known } from "./proposing"
import { reset, type Proposed } from "./store"

const m = messages.contribute.propose

/** What was proposed, followed from here: its proposal and the status of each dataset. */
export function Done({ of }: { of: Proposed }) {
  const proposal = useQuery({
    queryKey: ["proposals", "made by", of.tx],
    queryFn: async () => (await madeBy(of.tx, of.proposer)) ?? null,
    refetchInterval: (q) => (q.state.data ? false : 1000),
  }).data
  return (
    <Page
      title={m.done}
      lead={m.doneWhy}
      actions={
        <>
          <Button onClick={reset}>{m.more}</Button>
          {proposal && (
            <Link to="/proposals/$id" params={{ id: proposal.id }} className={buttonClass("primary")}>
              {m.see}
            </Link>
          )}
        </>
      }
    >
      {!proposal && (
        <p role="status" className="mb-4 text-ui text-ink-2">
          {m.waitSeen}
        </p>
      )}
      <ul className="grid gap-3">
        {of.datasets.map((d) => (
          <li key={d.id}>
            <Followed of={d} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Followed({ of }: { of: Proposed["datasets"][number] }) {
  const d = useQuery({ ...known(of), refetchInterval: (q) => (q.state.data ? false : 1000) }).data
  if (!d) return <Loading lines={2} />
  return (
    <Panel>
      <p className="mb-3 flex flex-wrap items-center gap-x-3 text-ui text-ink-2">
        <Link
          to="/datasets/$id"
          params={{ id: of.id }}
          className="text-body font-semibold text-woad underline"
        >
          <bdi>{of.title}</bdi>
        </Link>
        <Identifier kind="cid" value={d.cid} />
      </p>
      <StatusLine dataset={d} />
    </Panel>
  )
}
