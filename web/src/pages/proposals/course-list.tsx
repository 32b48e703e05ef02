import { Check, X } from "lucide-react"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Point } from "@/parts/effect"
import { Identifier } from "@/ui/identifier"
import { Deadline, Time } from "@/ui/time"
import { course, type Line } from "./course"

const m = messages.proposals.course

/** What happened to a proposal and what comes next, from top to bottom. */
export function CourseList({ of: p }: { of: Schema<"Proposal"> }) {
  return (
    <ol className="text-ui">
      {course(p).map((l) => (
        <li
          key={l.kind}
          aria-current={l.look === "current" ? "step" : undefined}
          className="relative flex gap-3 pb-4 before:absolute before:top-6 before:bottom-0 before:left-[9px] before:w-px before:bg-line last:pb-0 last:before:hidden"
        >
          <Mark look={l.look} />
          <div className="min-w-0">
            <p className={l.look === "waiting" ? "text-ink-3" : "font-semibold"}>{m.lines[l.kind]}</p>
            <div className="text-ink-3">
              <When line={l} of={p} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ look }: { look: Line["look"] }) {
  const base = "mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-full border-2 "
  if (look === "done")
    return (
      <span className={base + "border-ink bg-ink text-ground"}>
        <Check size={12} strokeWidth={3} aria-hidden />
        <span className="sr-only">{m.looks.done}</span>
      </span>
    )
  if (look === "failed")
    return (
      <span className={base + "border-madder bg-madder text-on-colour"}>
        <X size={12} strokeWidth={3} aria-hidden />
      </span>
    )
  return (
    <span className={base + (look === "current" ? "border-weld bg-surface" : "border-edge bg-surface")}>
      {look === "current" && <span className="size-2 rounded-full bg-weld" />}
      <span className="sr-only">{m.looks[look]}</span>
    </span>
  )
}

function When({ line, of: p }: { line: Line; of: Schema<"Proposal"> }): ReactNode {
  if (line.step)
    return (
      <>
        <Time seconds={line.step.time} /> <Identifier kind="hash" value={line.step.tx} />
        {!line.step.final && <span className="ml-1 text-weld">{m.notFinal}</span>}
      </>
    )
  if (line.kind === "voting")
    return (
      <>
        {line.look === "waiting" ? m.begins : line.look === "current" ? m.ends : m.ended}{" "}
        <Point clock={p.clock} at={line.look === "waiting" ? p.snapshot : p.deadline} />
      </>
    )
  if (line.kind === "defeated") return <Point clock={p.clock} at={p.deadline} />
  if (line.kind === "queued" && line.look === "current") return m.anyoneQueues
  if (line.kind === "executed" && line.look === "current" && p.eta !== undefined)
    return (
      <>
        {m.from} <Deadline seconds={p.eta} />
      </>
    )
  return null
}
