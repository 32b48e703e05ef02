import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { ArrowDown, History as HistoryIcon } from "lucide-react"
import { useCallback, useEffect, useRef, useState } from "react"
import { Problem, type Schema } from "@/api/client"
import { conversationQuery } from "@/api/conversations"
import { onEvent } from "@/api/live"
import { statisticsQuery } from "@/api/statistics"
import { messages } from "@/messages"
import { AskBox } from "@/parts/ask-box/ask-box"
import { useDraft } from "@/parts/ask-box/draft"
import { Source } from "@/parts/source/source"
import { useSession } from "@/session/wallet"
import { Button, buttonClass } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Page } from "@/ui/page"
import { Empty, Failed, Loading } from "@/ui/states"
import { clear, start, stop, underWay, useAsking, type Asking } from "./asking"
import { useFollow } from "./follow"
import { History } from "./history"
import { useKeys } from "./keys"
import { useMedia } from "./media"
import { Pending } from "./pending"
import { spoken } from "./spoken"
import { Trouble } from "./trouble"
import { AnswerView, Turn } from "./turn"

const m = messages.ask

/** Ask: a conversation with the knowledge base, its history, and the sources beside it. */
export default function Ask() {
  const { id } = useParams({ from: "/ask/{-$id}" })
  const { q, source } = useSearch({ from: "/ask/{-$id}" })
  const navigate = useNavigate({ from: "/ask/{-$id}" })
  const client = useQueryClient()
  const conversation = useQuery({ ...conversationQuery(id ?? ""), enabled: id !== undefined })
  const statistics = useQuery(statisticsQuery)
  const asking = useAsking()
  const [draft, setDraft] = useDraft()
  const [historyOpen, setHistoryOpen] = useState(false)
  const beside = useMedia("(min-width: 64rem)")
  const wide = useMedia("(min-width: 80rem)")
  const latest = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const opened = useRef("") // the mark that opened the source, for the focus to come back to

  const messagesOf = id === undefined ? [] : (conversation.data?.messages ?? [])
  const mine = asking && asking.conversation === id ? asking : undefined
  // Of a new conversation the answer is shown until the address has its id.
  const pending = mine && (mine.phase !== "done" || id === undefined) ? mine : undefined
  const shown = pending?.answer ? [...messagesOf, pending.answer] : messagesOf
  const empty = id === undefined && !pending

  // A question in the address is asked once; the address then forgets it.
  useEffect(() => {
    if (q === undefined) return
    start(q, id)
    setDraft("")
    void navigate({ search: (s) => ({ ...s, q: undefined }), replace: true })
  }, [q, id, navigate, setDraft])

  // An answer gives a new conversation its address.
  useEffect(() => {
    if (asking?.phase !== "done" || !asking.answer) return
    const { conversation: to } = asking.answer
    if (to && asking.conversation === undefined && id === undefined) {
      void navigate({ params: { id: to }, search: {}, replace: true }).then(clear)
    } else if (to) clear()
  }, [asking, id, navigate])

  // What failed can be typed on.
  useEffect(() => {
    if (mine?.phase === "failed" && !draft) setDraft(mine.question)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it fails
  }, [mine?.phase])

  // Saved answers change when a dataset that they quote is removed.
  useEffect(
    () =>
      onEvent((e) => {
        if (e.name === "import" && e.data.state === "purged") {
          void client.invalidateQueries({ queryKey: ["conversations"] })
        }
      }),
    [client],
  )

  const open = find(shown, source)
  const { behind, jump } = useFollow(
    latest,
    bar,
    pending ? pending.phase + pending.text.length : shown.length || undefined,
  )

  const show = useCallback(
    (answer: string, n: number, mark: string) => {
      opened.current = mark
      void navigate({
        search: (s) => ({ ...s, source: answer + "." + n }),
        replace: true,
        resetScroll: false,
      }).then(() =>
        document.querySelector<HTMLElement>("[data-source-heading]")?.focus({ preventScroll: true }),
      )
    },
    [navigate],
  )
  const close = useCallback(() => {
    const mark =
      document.getElementById(opened.current) ??
      document.querySelector<HTMLElement>("[data-citation][aria-expanded=true]")
    void navigate({ search: (s) => ({ ...s, source: undefined }), replace: true, resetScroll: false }).then(
      () => mark?.focus(),
    )
  }, [navigate])
  const move = (by: 1 | -1) => {
    const to = open && open.answer.citations[open.at + by]
    if (!open || !to) return
    void navigate({
      search: (s) => ({ ...s, source: open.answer.id + "." + to.n }),
      replace: true,
      resetScroll: false,
    })
  }
  useKeys({ open: !!open, move, close, stop: underWay(asking) ? stop : undefined })

  /** Asks on in a conversation; undefined: begins a new one. */
  const ask = (question: string, on: string | undefined) => {
    setDraft("")
    if (asking && !underWay(asking)) clear()
    start(question, on)
    if (on !== id) void navigate({ params: { id: on }, search: {} })
    else if (source) void navigate({ search: {}, replace: true, resetScroll: false })
  }

  const heading = empty
    ? m.heading
    : (shown[0]?.question ?? pending?.question ?? conversation.data?.title ?? m.title)
  const documents = statistics.data?.holdings.documents
  return (
    <div
      className={
        "mx-auto w-full lg:grid " +
        (open
          ? "lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[14rem_minmax(0,1fr)_28rem]"
          : "max-w-[80rem] xl:grid-cols-[14rem_minmax(0,1fr)]")
      }
    >
      {wide && (
        <aside className="max-xl:hidden sticky top-[57px] h-[calc(100dvh-57px)] overflow-y-auto border-e border-line p-4">
          <History current={id} />
        </aside>
      )}
      <div className="flex min-h-[calc(100dvh-57px)] min-w-0 flex-col max-md:min-h-[calc(100dvh-121px)]">
        <div className={empty ? "" : "flex-1"}>
          <Page
            title={heading.length > 80 ? heading.slice(0, 79) + "…" : heading}
            heading={
              <span
                dir="auto"
                className={
                  "block whitespace-pre-line " +
                  (empty ? "max-sm:max-w-64" : heading.length > 120 ? "text-title-3" : "")
                }
              >
                {heading}
              </span>
            }
            lead={empty ? m.lead : undefined}
            actions={
              <Button
                size="small"
                look="quiet"
                className="max-sm:-ms-3 sm:-me-3 xl:hidden"
                onClick={() => setHistoryOpen(true)}
              >
                <HistoryIcon size={16} strokeWidth={1.5} aria-hidden /> {m.history.title}
              </Button>
            }
            narrow
          >
            {id !== undefined && !conversation.data && (
              <Resuming error={conversation.error} retry={conversation.refetch} />
            )}
            <div role="log" aria-live="off" aria-label={m.title}>
              {shown.map((a, i) => (
                <Turn
                  key={a.id}
                  ref={i === shown.length - 1 && (!pending || pending.answer) ? latest : undefined}
                  question={a.question}
                  first={i === 0}
                >
                  <AnswerView
                    answer={a}
                    open={open?.answer.id === a.id ? open.citation.n : undefined}
                    onOpen={(n, mark) => show(a.id, n, mark)}
                    onRetry={underWay(asking) ? undefined : () => ask(a.question, id)}
                  />
                </Turn>
              ))}
              {pending && !pending.answer && (
                <Turn ref={latest} question={pending.question} first={shown.length === 0}>
                  <Given of={pending} ask={(on) => ask(pending.question, on)} />
                </Turn>
              )}
            </div>
          </Page>
        </div>
        <div
          ref={bar}
          data-foot={empty ? undefined : "always"}
          className={"z-10 bg-ground pb-4 " + (empty ? "-mt-6 sm:-mt-8" : "sticky bottom-0 max-md:bottom-14")}
        >
          {behind && (
            <div className="pointer-events-none absolute inset-x-0 -top-12 flex justify-center">
              <Button size="small" className="pointer-events-auto shadow-overlay" onClick={jump}>
                <ArrowDown size={16} strokeWidth={1.5} aria-hidden /> {m.jump}
              </Button>
            </div>
          )}
          <div className="mx-auto w-full max-w-measure px-4 sm:px-6">
            <AskBox
              value={draft}
              onChange={setDraft}
              onAsk={(question) => ask(question, id)}
              onStop={stop}
              busy={underWay(asking)}
              placeholder={
                empty
                  ? documents === undefined
                    ? undefined
                    : m.box.placeholderOf(documents)
                  : m.box.followUp
              }
            />
            {empty && <Start of={statistics.data?.holdings} />}
          </div>
        </div>
      </div>
      {open && beside && (
        <aside
          aria-label={m.source.region(open.citation.n)}
          data-source
          className="sticky top-[57px] h-[calc(100dvh-57px)] overflow-y-auto border-s border-line bg-surface p-4"
        >
          <Source
            citation={open.citation}
            at={open.at}
            of={open.answer.citations.length}
            onMove={move}
            onClose={close}
          />
        </aside>
      )}
      {open && !beside && (
        <Dialog open onClose={close} title={m.source.title}>
          <div data-source className="min-h-[60dvh]">
            <Source citation={open.citation} at={open.at} of={open.answer.citations.length} onMove={move} />
          </div>
        </Dialog>
      )}
      {!wide && (
        <Dialog open={historyOpen} onClose={() => setHistoryOpen(false)} title={m.history.title}>
          <History current={id} onChoose={() => setHistoryOpen(false)} />
        </Dialog>
      )}
      <p role="status" className="sr-only">
        {spoken(asking, shown.at(-1))}
      </p>
    </div>
  )
}

/** The citation that the address opens: "answer id.number". */
function find(answers: Schema<"Answer">[], source: string | undefined) {
  const dot = source?.lastIndexOf(".") ?? -1
  if (!source || dot < 0) return
  const answer = answers.find((a) => a.id === source.slice(0, dot))
  const at = answer?.citations.findIndex((c) => String(c.n) === source.slice(dot + 1)) ?? -1
  const citation = answer?.citations[at]
  return answer && citation ? { answer, citation, at } : undefined
}

/** An answer that is not there yet, or that never came. */
function Given({ of, ask }: { of: Asking; ask: (on: string | undefined) => void }) {
  const session = useSession()
  return (
    <>
      <Pending of={of} />
      {of.phase === "stopped" && (
        <div className="mt-4 flex flex-wrap items-center gap-3 text-ui text-ink-3">
          <span>{of.text ? m.stopped : m.stoppedEarly}</span>
          <Button size="small" onClick={() => ask(of.conversation)}>
            {m.retry}
          </Button>
        </div>
      )}
      {of.phase === "failed" && (
        <div className={of.text ? "mt-4" : ""}>
          <Trouble
            error={of.error}
            retry={() => ask(of.conversation)}
            fresh={() => ask(undefined)}
            signIn={() => void session.ensure().then((ok) => ok && ask(of.conversation))}
            change={() => void session.change().then((ok) => ok && ask(of.conversation))}
          />
        </div>
      )}
    </>
  )
}

function Resuming({ error, retry }: { error: unknown; retry: () => unknown }) {
  if (error instanceof Problem && error.status === 404) {
    return (
      <Empty
        action={
          <Link to="/ask/{-$id}" params={{ id: undefined }} search={{}} className={buttonClass("primary")}>
            {m.history.fresh}
          </Link>
        }
      >
        {m.history.missing} {m.history.missingHelp}
      </Empty>
    )
  }
  return error ? <Failed error={error} retry={() => void retry()} /> : <Loading lines={6} />
}

/** Below the empty box: what answers are made of, and the page's keys for who has a keyboard. */
function Start({ of: h }: { of?: Schema<"Holdings"> }) {
  return (
    <>
      <p className="mt-4 min-h-10 text-ui text-ink-2 sm:min-h-5">
        {h && (
          <>
            {m.held(h.documents, h.datasets, h.contributors)}{" "}
            <Link to="/datasets" className="whitespace-nowrap text-woad underline">
              {m.whatIsIn}
            </Link>
          </>
        )}
      </p>
      <Keys />
    </>
  )
}

function Keys() {
  return (
    <dl
      aria-label={m.keys.title}
      className="mt-4 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4 text-ui text-ink-3 max-sm:hidden pointer-coarse:hidden"
    >
      {m.keys.list.map(([key, does]) => (
        <div key={key} className="flex items-baseline gap-2 whitespace-nowrap">
          <dt>
            <kbd className="rounded-chip border border-line bg-surface px-1.5 font-mono text-meta text-ink-2">
              {key}
            </kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
