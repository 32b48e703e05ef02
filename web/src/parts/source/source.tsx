import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { ChevronLeft, ChevronRight, X } from "lucide-react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { ProofChain } from "@/parts/proof-chain/proof-chain"
import { buttonClass } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Failed, Loading } from "@/ui/states"
import { passageQuery, type Place } from "./passage"

const m = messages.ask.source

const square =
  "inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink disabled:opacity-40 pointer-coarse:size-11"

/** Where a citation comes from: the document's heading path, the passage, the proof. */
export function Source({
  citation: c,
  at,
  of,
  onMove,
  onClose,
}: {
  citation: Schema<"Citation">
  /** Its place among the answer's citations, from 0. */
  at: number
  of: number
  /** Goes to the citation so many further. */
  onMove: (by: 1 | -1) => void
  /** Given where the source stands beside the answer; a sheet has its own way to close. */
  onClose?: () => void
}) {
  const place = useQuery(passageQuery(c))
  return (
    <div className="flex min-h-0 flex-col">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 tabIndex={-1} data-source-heading className="text-body font-semibold outline-none">
            <bdi>
              <Shown text={c.title || c.document} />
            </bdi>
          </h2>
          <p className="mt-0.5 text-ui text-ink-3">
            <bdi className="font-mono text-[0.9375em]">
              <Shown text={c.document} />
            </bdi>
            {headings(c).map((h, i) => (
              <span key={i}>
                {" › "}
                <bdi>
                  <Shown text={h} />
                </bdi>
              </span>
            ))}
          </p>
        </div>
        <div className="flex items-center">
          <button
            type="button"
            className={square}
            aria-label={m.previous}
            title={m.previous}
            disabled={at === 0}
            onClick={() => onMove(-1)}
          >
            <ChevronLeft size={20} strokeWidth={1.5} />
          </button>
          <span className="text-ui text-ink-2">{m.of(at + 1, of)}</span>
          <button
            type="button"
            className={square}
            aria-label={m.next}
            title={m.next}
            disabled={at === of - 1}
            onClick={() => onMove(1)}
          >
            <ChevronRight size={20} strokeWidth={1.5} />
          </button>
          {onClose && (
            <button type="button" className={square} aria-label={m.close} title={m.close} onClick={onClose}>
              <X size={20} strokeWidth={1.5} />
            </button>
          )}
        </div>
      </header>
      <div className="mt-4">
        {place.data !== undefined ? (
          <Passage of={c} place={place.data} />
        ) : place.error ? (
          <>
            <Failed error={place.error} retry={() => void place.refetch()} />
            <Alone text={c.text} />
          </>
        ) : (
          <Loading lines={6} className="h-72" />
        )}
      </div>
      <div className="mt-4">
        {place.data !== "gone" && (
          <Link
            to="/datasets/$id/documents/$"
            params={{ id: c.dataset, _splat: c.document }}
            search={{ start: c.start, end: c.end }}
            className={buttonClass("plain", "small")}
          >
            {m.open}
          </Link>
        )}
      </div>
      <div className="mt-6">
        <ProofChain
          key={c.dataset + c.document + c.start + "-" + c.end}
          subject={{ dataset: c.dataset, file: { path: c.document, cid: c.cid }, passage: c }}
        />
      </div>
    </div>
  )
}

/** The heading path below the document's title, which stands above it. */
function headings(c: Schema<"Citation">): string[] {
  return c.headings[0] === c.title ? c.headings.slice(1) : c.headings
}

function Passage({ of: c, place }: { of: Schema<"Citation">; place: Place }) {
  if (typeof place === "string") {
    return (
      <>
        <Notice tone="weld" title={place === "gone" ? m.gone : m.unplaced}>
          {place === "gone" ? m.unplacedHelp : m.differs}
        </Notice>
        <Alone text={c.text} />
      </>
    )
  }
  const [before, marked, after] = split(place)
  return (
    <div
      data-passage
      role="region"
      aria-label={m.passage}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keys
      tabIndex={0}
      className="relative max-h-[min(24rem,50dvh)] overflow-y-auto rounded-control border border-line bg-ground p-4 font-serif text-body"
    >
      {place.before && <p className="mb-2 font-sans text-meta text-ink-3">{m.before}</p>}
      <p dir="auto" className="whitespace-pre-wrap text-ink-2">
        <Shown text={before} />
        <mark key={c.start + "-" + c.end} ref={reveal}>
          <Shown text={marked} />
        </mark>
        <Shown text={after} />
      </p>
      <span data-rule aria-hidden="true" className="absolute start-0 w-1 bg-weld" />
      {place.after && <p className="mt-2 font-sans text-meta text-ink-3">{m.after}</p>}
    </div>
  )
}

/** Scrolls the passage's box, and only that, to the mark, and draws the rule beside it. */
function reveal(mark: HTMLElement | null) {
  const box = mark?.closest<HTMLElement>("[data-passage]")
  const rule = box?.querySelector<HTMLElement>("[data-rule]")
  if (!mark || !box || !rule) return
  box.scrollTop = mark.offsetTop - box.clientHeight / 3
  const draw = () => {
    rule.style.top = mark.offsetTop + "px"
    rule.style.height = mark.offsetHeight + "px"
  }
  const resized = new ResizeObserver(draw)
  resized.observe(box)
  draw()
  return () => resized.disconnect()
}

/** Text before, in and after the mark. */
function split(place: Exclude<Place, string>): [string, string, string] {
  const bytes = new TextEncoder().encode(place.text)
  const decode = (a: number, b?: number) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(a, b))
  return [decode(0, place.mark.start), decode(place.mark.start, place.mark.end), decode(place.mark.end)]
}

/** A passage without its document. */
const Alone = ({ text }: { text: string }) => (
  <blockquote
    dir="auto"
    className="mt-4 border-s-4 border-weld ps-4 font-serif text-body whitespace-pre-wrap"
  >
    <Shown text={text} />
  </blockquote>
)
