import { Link } from "@tanstack/react-router"
import { Clock, FileX, Hourglass, PenLine, TriangleAlert, Vote } from "lucide-react"
import { useState, type ReactNode } from "react"
import { shortCID } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { EffectTitle, NextMoment } from "@/parts/effect"
import { Button, buttonClass } from "@/ui/button"
import { Section } from "@/ui/page"
import type { Need } from "./needs"

const m = messages.home.needs

/** Lines shown; of more, their number is told. */
const most = 5

const looks = {
  vote: { icon: Vote, text: m.vote, action: m.review },
  queue: { icon: Clock, text: m.queue, action: m.doQueue },
  execute: { icon: Hourglass, text: m.execute, action: m.doExecute },
  sign: { icon: PenLine, text: m.sign, action: m.doSign },
  failed: { icon: FileX, text: m.failed, action: m.see },
}

/** One line for each thing that needs somebody. */
export function NeedsList({ needs, yours }: { needs: Need[]; yours: boolean }) {
  const [all, setAll] = useState(false)
  if (needs.length === 0) return null
  return (
    <Section title={yours ? m.you : m.members} id="needs">
      <ul className="divide-y divide-line rounded-control border border-line bg-surface">
        {needs.slice(0, all ? undefined : most).map((n) => (
          <Line key={n.kind + ("proposal" in n ? n.proposal.id : n.dataset.id)} need={n} />
        ))}
      </ul>
      {!all && needs.length > most && (
        <Button look="quiet" size="small" className="mt-2 -ms-3" onClick={() => setAll(true)}>
          {m.more(needs.length - most)}
        </Button>
      )}
    </Section>
  )
}

function Line({ need }: { need: Need }) {
  const { icon: Icon, text, action } = looks[need.kind]
  const bad = need.kind === "failed"
  let what: ReactNode
  let when: ReactNode
  let said = ""
  if ("proposal" in need) {
    what = <EffectTitle of={need.proposal} />
    said = need.proposal.title
    when = <NextMoment of={need.proposal} />
  } else {
    what = (
      <span title={need.dataset.cid} className="font-mono text-[0.9375em]">
        {shortCID(need.dataset.cid)}
      </span>
    )
    when = need.dataset.collection
  }
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-4 gap-y-2 p-4 sm:grid-cols-[1.25rem_minmax(0,1fr)_auto] sm:items-center [&>a]:justify-self-start [&>a]:max-sm:col-start-2">
      <Icon
        size={20}
        strokeWidth={1.5}
        aria-hidden
        className={"max-sm:mt-0.5 " + (bad ? "text-madder" : "text-weld")}
      />
      <div className="min-w-0">
        <p className="line-clamp-2 text-body">
          <span className={"font-semibold " + (bad ? "text-madder" : "")}>{text}:</span> {what}
        </p>
        {said && (
          <p className="truncate font-serif text-body text-ink-2">
            <bdi>
              <Shown text={said} />
            </bdi>
          </p>
        )}
        <p className="flex flex-wrap gap-x-3 text-ui text-ink-3">
          {when}
          {"proposal" in need && !!need.proposal.mismatches?.length && (
            <span className="inline-flex items-center gap-1 font-semibold text-madder">
              <TriangleAlert size={16} strokeWidth={1.5} aria-hidden /> {m.mismatch}
            </span>
          )}
        </p>
      </div>
      {"proposal" in need ? (
        <Link
          to="/proposals/$id"
          params={{ id: String(need.proposal.number) }}
          className={buttonClass("plain", "small")}
        >
          {action}
        </Link>
      ) : (
        <Link
          to="/datasets/$id"
          params={{ id: need.dataset.id }}
          search={bad ? { tab: "imports" } : {}}
          className={buttonClass("plain", "small")}
        >
          {action}
        </Link>
      )}
    </li>
  )
}
