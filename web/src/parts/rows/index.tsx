import { useWindowVirtualizer } from "@tanstack/react-virtual"
import { useLayoutEffect, useRef, useState, type ReactNode } from "react"

/** Above this many, only the rows near the window are in the page. */
const few = 100

/**
 * A list of any length that scrolls with the page. height: of a row in pixels, as a guess.
 * current: the number, from 0, of the row to bring into view.
 */
export function Rows<T>(props: {
  of: T[]
  label: string
  keyOf: (item: T, i: number) => string | number
  height: (item: T) => number
  current?: number
  children: (item: T, i: number) => ReactNode
}) {
  const { of, label, keyOf, current, children } = props
  if (of.length > few) return <Many {...props} />
  return (
    <ol aria-label={label}>
      {of.map((item, i) => (
        <li key={keyOf(item, i)} ref={i === current ? center : undefined}>
          {children(item, i)}
        </li>
      ))}
    </ol>
  )
}

const center = (e: HTMLElement | null) => e?.scrollIntoView({ block: "center" })

function Many<T>({ of, label, keyOf, height, current, children }: Parameters<typeof Rows<T>>[0]) {
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only
  const rows = useWindowVirtualizer({
    count: of.length,
    estimateSize: (i) => {
      const item = of[i]
      return item === undefined ? 0 : height(item)
    },
    overscan: 8,
    scrollMargin: top,
    getItemKey: (i) => {
      const item = of[i]
      return item === undefined ? i : keyOf(item, i)
    },
  })
  const scroll = useRef(rows.scrollToIndex)
  useLayoutEffect(() => {
    if (current !== undefined && top > 0) scroll.current(current, { align: "center" })
  }, [current, top])
  return (
    <ol ref={list} aria-label={label} className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map((row) => {
        const item = of[row.index]
        return (
          item !== undefined && (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={of.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start - top}px)` }}
            >
              {children(item, row.index)}
            </li>
          )
        )
      })}
    </ol>
  )
}
