import { useVirtualizer } from "@tanstack/react-virtual"
import { useRef, type ReactNode } from "react"

/** Rows that are all drawn up to this many; of more only those in sight. */
const few = 100

/** A list of any length, in a box that scrolls. */
export function Rows<T>({
  of: list,
  children: row,
  keyOf,
  height,
  label,
}: {
  of: T[]
  children: (item: T, index: number) => ReactNode
  keyOf: (item: T) => string
  /** Of one row in pixels, as a first guess. */
  height: number
  label: string
}) {
  if (list.length <= few)
    return (
      <ul aria-label={label}>
        {list.map((item, i) => (
          <li key={keyOf(item)}>{row(item, i)}</li>
        ))}
      </ul>
    )
  return (
    <Many of={list} keyOf={keyOf} height={height} label={label}>
      {row}
    </Many>
  )
}

function Many<T>({
  of: list,
  children: row,
  keyOf,
  height,
  label,
}: {
  of: T[]
  children: (item: T, index: number) => ReactNode
  keyOf: (item: T) => string
  height: number
  label: string
}) {
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only
  const v = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (i) => {
      const item = list[i]
      return item === undefined ? i : keyOf(item)
    },
    overscan: 10,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={box} tabIndex={0} role="group" aria-label={label} className="max-h-[70dvh] overflow-y-auto">
      <ul aria-label={label} className="relative" style={{ height: v.getTotalSize() }}>
        {v.getVirtualItems().map((item) => {
          const entry = list[item.index]
          return (
            entry !== undefined && (
              <li
                key={item.key}
                ref={v.measureElement}
                data-index={item.index}
                aria-setsize={list.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row(entry, item.index)}
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}
