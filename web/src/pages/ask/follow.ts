import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react"

/** Nearer to the end than this counts as being there, in pixels. */
const near = 96

/** Room that the top bar takes, with a gap, in pixels. */
const above = 72

const left = () => document.documentElement.scrollHeight - innerHeight - scrollY

/**
 * Follows what grows at the end of the page, but only while the reader is there, and never
 * so far that the top of the latest turn is pushed out of sight. Gives whether more stands
 * below than is seen, and jump, which goes there.
 */
export function useFollow(
  latest: RefObject<HTMLElement | null>,
  grown: unknown,
): { behind: boolean; jump: () => void } {
  const following = useRef(true)
  const [behind, setBehind] = useState(false)
  useEffect(() => {
    const look = () => {
      following.current = left() < near
      setBehind(left() >= near)
    }
    addEventListener("scroll", look, { passive: true })
    addEventListener("resize", look)
    return () => {
      removeEventListener("scroll", look)
      removeEventListener("resize", look)
    }
  }, [])
  useLayoutEffect(() => {
    if (grown === undefined) return
    if (following.current && latest.current) {
      const top = scrollY + latest.current.getBoundingClientRect().top - above
      const end = document.documentElement.scrollHeight - innerHeight
      scrollTo({ top: Math.min(end, Math.max(top, scrollY)), behavior: "instant" })
    }
    const frame = requestAnimationFrame(() => setBehind(left() >= near))
    return () => cancelAnimationFrame(frame)
  }, [grown, latest])
  const jump = () => scrollTo({ top: document.documentElement.scrollHeight })
  return { behind, jump }
}
