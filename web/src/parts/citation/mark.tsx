import { useEffect, useId, useRef, useState } from "react"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"
import { Shown } from "@/parts/document/shown"

/** Before a preview opens, so that a passing pointer opens none; in milliseconds. */
const pause = 150

/**
 * A citation's number after the clause it supports: a target of 24 px. Pointing at it, or
 * moving the focus to it, previews the passage; pressing opens the source.
 */
export function CitationMark({
  citation,
  open,
  onOpen,
  id,
}: {
  citation: Schema<"Citation">
  open: boolean
  onOpen: () => void
  /** Of the element, by which the focus comes back to it. */
  id?: string
}) {
  const button = useRef<HTMLButtonElement>(null)
  const preview = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const previewId = useId()
  const [shown, setShown] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const p = preview.current
    const b = button.current
    if (!shown || !p || !b) return
    if ("showPopover" in p) p.showPopover() // without it, the preview is a box that does not lie above all else
    place(p, b.getBoundingClientRect())
    const hide = () => setShown(false)
    window.addEventListener("scroll", hide, { capture: true, passive: true, once: true })
    return () => window.removeEventListener("scroll", hide, { capture: true })
  }, [shown])
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        id={id}
        data-citation={citation.n}
        aria-label={m.ask.citation(citation.n, citation.title || citation.document)}
        aria-expanded={open}
        aria-describedby={shown ? previewId : undefined}
        onClick={() => {
          hide()
          onOpen()
        }}
        onPointerEnter={(e) => {
          if (e.pointerType === "mouse") timer.current = setTimeout(() => setShown(true), pause)
        }}
        onPointerLeave={hide}
        onFocus={(e) => e.currentTarget.matches(":focus-visible") && setShown(true)}
        onBlur={hide}
        onKeyDown={(e) => {
          if (e.key === "Escape" && shown) {
            e.stopPropagation()
            hide()
          }
        }}
        className={
          "group relative -top-1 -my-1 inline-flex size-6 items-center justify-center rounded-chip align-middle font-sans text-meta font-semibold " +
          markMargin(citation.n)
        }
      >
        <span
          className={
            "inline-flex h-4 min-w-4 items-center justify-center rounded-chip px-1 " +
            (open ? "bg-mark text-ink" : "bg-weld-wash text-weld group-hover:bg-mark group-hover:text-ink")
          }
        >
          {citation.n}
        </span>
      </button>
      {shown && (
        <span
          ref={preview}
          id={previewId}
          popover="manual"
          role="tooltip"
          className="pointer-events-none fixed inset-auto m-0 w-80 max-w-[calc(100vw-2rem)] rounded-control border border-line bg-surface p-3 text-ink shadow-overlay"
        >
          <span className="block truncate font-sans text-meta font-semibold text-ink-2">
            <bdi>
              <Shown text={citation.title || citation.document} />
            </bdi>
          </span>
          <span dir="auto" className="mt-1 line-clamp-5 font-serif text-body whitespace-normal">
            <Shown text={citation.text} />
          </span>
        </span>
      )}
    </>
  )
}

/**
 * The target is wider than the number that is seen: what goes beyond it takes no room in the
 * line, so that the full stop stands beside the number.
 */
export const markMargin = (n: number) => (n < 10 ? "-ms-0.5 -me-1" : "")

/** Puts the preview above its mark, or below where there is no room above. */
function place(p: HTMLElement, at: DOMRect) {
  const { width, height } = p.getBoundingClientRect()
  const left = Math.max(16, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 16))
  p.style.left = left + "px"
  p.style.top = (at.top - height - 8 >= 8 ? at.top - height - 8 : at.bottom + 8) + "px"
}
