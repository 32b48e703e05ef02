import { useEffect } from "react"
import { typing } from "@/parts/ask-box/ask-box"

/**
 * The page's keys: j and k, and the arrows on a mark or in the source, walk the citations;
 * Escape stops the answer, else it closes the source.
 */
export function useKeys({
  open,
  move,
  close,
  stop,
}: {
  /** A source is open. */
  open: boolean
  move: (by: 1 | -1) => void
  close: () => void
  /** Stops the answer that is being given, if one is. */
  stop?: () => void
}): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return
      if (e.key === "Escape") {
        if (stop) stop()
        else if (open) close()
        return
      }
      const by = direction(e)
      if (!by) return
      e.preventDefault()
      if (open) move(by)
      else walk(by)
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [open, move, close, stop])
}

function direction(e: KeyboardEvent): 1 | -1 | undefined {
  if (e.key === "j") return 1
  if (e.key === "k") return -1
  const within = e.target instanceof Element && e.target.closest("[data-citation], [data-source]")
  if (within && e.key === "ArrowRight") return 1
  if (within && e.key === "ArrowLeft") return -1
  return undefined
}

/** Moves the focus to the next or the previous mark; from elsewhere, to the last answer's first. */
function walk(by: 1 | -1): void {
  const marks = [...document.querySelectorAll<HTMLElement>("[data-citation]")]
  const at = marks.indexOf(document.activeElement as HTMLElement)
  const last = marks.at(-1)?.closest("article")
  const first = marks.findIndex((mark) => mark.closest("article") === last)
  const to = at < 0 ? first : at + by
  marks[to]?.focus()
}
