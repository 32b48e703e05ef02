import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Copy, RotateCcw } from "lucide-react"
import { useEffect, useState, type ReactNode, type Ref } from "react"
import type { Schema } from "@/api/client"
import { proposalQuery } from "@/api/queries"
import { isRemoved } from "@/api/conversations"
import { shortHash } from "@/format"
import { toClipboard } from "@/clipboard"
import { messages } from "@/messages"
import { AnswerText } from "@/parts/citation/answer-text"
import { Button } from "@/ui/button"
import { Chip } from "@/ui/chip"
import { Notice } from "@/ui/panel"
import { TimeOf } from "@/ui/time"
import { asMarkdown } from "./copy"
import { NotFound } from "./not-found"
import { Sources } from "./sources"

const m = messages.ask

/** A question with what came of it. first: the page's heading is its question already. */
export function Turn({
  question,
  first,
  children,
  ref,
}: {
  question: string
  first: boolean
  children: ReactNode
  ref?: Ref<HTMLElement>
}) {
  return (
    <article ref={ref} aria-label={question} className={first ? "" : "mt-8 border-t border-line pt-8"}>
      {!first && (
        <h2
          dir="auto"
          className="mb-4 max-w-measure font-serif text-title-3 font-semibold whitespace-pre-line"
        >
          {question}
        </h2>
      )}
      {children}
    </article>
  )
}

/** An answer: quotations with their marks, or that there is none, or that it was deleted. */
export function AnswerView({
  answer,
  open,
  onOpen,
  onRetry,
}: {
  answer: Schema<"Answer">
  /** Number of the citation whose source is open. */
  open?: number
  onOpen: (n: number, mark: string) => void
  onRetry?: () => void
}) {
  if (isRemoved(answer)) return <Removed note={answer.answer} />
  return (
    <>
      {answer.refused ? (
        <NotFound answer={answer} open={open} onOpen={onOpen} />
      ) : (
        <>
          <AnswerText
            answer={answer.id}
            text={answer.answer}
            citations={answer.citations}
            open={open}
            onOpen={onOpen}
          />
          <Sources answer={answer} onOpen={onOpen} />
        </>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-ui text-ink-3">
        <span className="flex items-center gap-3">
          {answer.generator === "extractive" && !answer.refused && (
            <span title={m.quotesOnlyHelp} className="inline-flex">
              <Chip>{m.quotesOnly}</Chip>
            </span>
          )}
          <TimeOf text={answer.asked_at} />
        </span>
        <span className="-mx-3 flex items-center">
          {!answer.refused && <CopyAnswer answer={answer} />}
          {onRetry && (
            <Button look="quiet" size="small" onClick={onRetry}>
              <RotateCcw size={16} strokeWidth={1.5} aria-hidden /> {m.retry}
            </Button>
          )}
        </span>
      </div>
    </>
  )
}

function CopyAnswer({ answer }: { answer: Schema<"Answer"> }) {
  const [state, setState] = useState<"" | "copied" | "failed">("")
  useEffect(() => {
    if (!state) return
    const t = setTimeout(() => setState(""), 2000)
    return () => clearTimeout(t)
  }, [state])
  const said = { "": m.copyShort, copied: messages.common.copied, failed: messages.common.notCopied }[state]
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-label={messages.common.copy(m.copyAnswer)}
        onClick={() =>
          toClipboard(asMarkdown(answer)).then(
            () => setState("copied"),
            () => setState("failed"),
          )
        }
      >
        <Copy size={16} strokeWidth={1.5} aria-hidden /> {said}
      </Button>
      <span role="status" className="sr-only">
        {state && said}
      </span>
    </>
  )
}

/** What stands where an answer stood whose source was removed. */
function Removed({ note }: { note: string }) {
  const proposal = /^removed by proposal (\d+)$/.exec(note)?.[1]
  // The note holds the id that the chain knows; people know the proposal by its number.
  const { data: known } = useQuery({ ...proposalQuery(proposal ?? ""), enabled: proposal !== undefined })
  return (
    <Notice tone="weld" title={m.removed.title}>
      {proposal ? (
        <Link to="/proposals/$id" params={{ id: proposal }} className="underline">
          {m.removed.proposal(known ? String(known.number) : shortHash(proposal))}
        </Link>
      ) : (
        m.removed.other(note)
      )}
    </Notice>
  )
}
