import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react"

/**
 * Tabs (WAI-ARIA: arrows move, Home and End jump). The chosen one belongs in the URL, so
 * the caller holds it.
 */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
}: {
  label: string
  tabs: { value: T; title: ReactNode }[]
  value: T
  onChange: (value: T) => void
  children: ReactNode
}) {
  const list = useRef<HTMLDivElement>(null)
  // Where there is no room for all, the chosen one is in view. Only the row moves, not the page.
  useEffect(() => {
    const row = list.current
    const tab = document.getElementById("tab-" + value)
    if (!row || !tab) return
    const [r, t] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (t.right > r.right) row.scrollLeft += t.right - r.right
    else if (t.left < r.left) row.scrollLeft -= r.left - t.left
  }, [value])
  const move = (e: KeyboardEvent) => {
    const at = tabs.findIndex((t) => t.value === value)
    const to =
      e.key === "ArrowRight"
        ? (at + 1) % tabs.length
        : e.key === "ArrowLeft"
          ? (at + tabs.length - 1) % tabs.length
          : e.key === "Home"
            ? 0
            : e.key === "End"
              ? tabs.length - 1
              : -1
    const next = tabs[to]
    if (!next) return
    e.preventDefault()
    onChange(next.value)
    list.current?.querySelectorAll<HTMLButtonElement>("[role=tab]")[to]?.focus()
  }
  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="mb-4 flex gap-1 overflow-x-auto border-b border-line"
      >
        {tabs.map((t) => (
          <button
            key={t.value}
            type="button"
            role="tab"
            id={"tab-" + t.value}
            aria-selected={t.value === value}
            aria-controls={"panel-" + t.value}
            tabIndex={t.value === value ? 0 : -1}
            onClick={() => onChange(t.value)}
            className={
              "-mb-px min-h-10 border-b-2 px-3 text-ui font-semibold whitespace-nowrap outline-offset-[-2px] pointer-coarse:min-h-11 " +
              (t.value === value ? "border-woad text-ink" : "border-transparent text-ink-3 hover:text-ink")
            }
          >
            {t.title}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={"panel-" + value}
        aria-labelledby={"tab-" + value}
        tabIndex={0}
        className="outline-offset-4"
      >
        {children}
      </div>
    </div>
  )
}
