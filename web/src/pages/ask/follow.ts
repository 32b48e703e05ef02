import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react"

/** Nearer to the end than this counts as being there, in pixels. */
const near = 96

/** Room that the top bar takes, with a gap, in pixels. */
const above = 72

/**
 * Follows the latest turn as it grows, but only while the reader is at its end, and never so
 * far that its top is pushed out of sight. bar: what lies over the end of the page. Gives
 * whether the turn goes on behind it, and jump, which goes to its end.
 */
export function useFollow(
  latest: RefObject<HTMLElement | null>,
  bar: RefObject<HTMLElement | null>,
  grown: unknown,
): { behind: boolean; jump: () => void } {
  const following = useRef(true)
  const [behind, setBehind] = useState(false)
  useEffect(() => {
    const look = () => {
      const hidden = left(latest.current, bar.current)
      following.current = hidden < near
      setBehind(hidden > 0)
    }
    addEventListener("scroll", look, { passive: true })
    addEventListener("resize", look)
    // Another layout can follow after the window has its new size.
    const laid = new ResizeObserver(() => setBehind(left(latest.current, bar.current) > 0))
    laid.observe(document.body)
    return () => {
      laid.disconnect()
      removeEventListener("scroll", look)
      removeEventListener("resize", look)
    }
  }, [latest, bar])
  useLayoutEffect(() => {
    if (grown === undefined) return
    const turn = latest.current
    if (following.current && turn) {
      const hidden = left(turn, bar.current)
      const top = turn.getBoundingClientRect().top - above
      scrollBy({ top: Math.min(hidden, Math.max(top, 0)), behavior: "instant" })
    }
    const frame = requestAnimationFrame(() => setBehind(left(latest.current, bar.current) > 0))
    return () => cancelAnimationFrame(frame)
  }, [grown, latest, bar])
  const jump = () => scrollBy({ top: left(latest.current, bar.current) + gap })
  return { behind, jump }
}

/** Room between the end of the turn and the bar after a jump, in pixels. */
const gap = 24

/** How much of the turn lies behind the bar, or below the window, in pixels; 0 when none. */
function left(turn: HTMLElement | null, bar: HTMLElement | null): number {
  if (!turn) return 0
  const edge = bar?.getBoundingClientRect().top ?? innerHeight
  return Math.max(0, Math.ceil(turn.getBoundingClientRect().bottom - edge))
}
