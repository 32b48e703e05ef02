import { useEffect, useRef, type ReactNode } from "react"
import { messages as m } from "@/messages"

/** A page: its title (also the document's) gets the focus when the route changes. */
export function Page({
  title,
  heading,
  actions,
  lead,
  narrow,
  children,
}: {
  title: string
  /** What stands as the heading where it is more than the title. */
  heading?: ReactNode
  actions?: ReactNode
  lead?: ReactNode
  narrow?: boolean
  children: ReactNode
}) {
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title + " · " + m.common.name
  }, [title])
  useEffect(() => {
    // Not on the first page of a visit: there the browser's own order is right.
    if (visited) h1.current?.focus({ preventScroll: true })
    visited = true
  }, [])
  return (
    <div className={"mx-auto w-full px-4 py-6 sm:px-6 sm:py-8 " + (narrow ? "max-w-measure" : "max-w-page")}>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-72">
          <h1 ref={h1} tabIndex={-1} className="font-serif text-title-2 font-semibold sm:text-title-1">
            {heading ?? title}
          </h1>
          {lead && <div className="mt-2 max-w-measure text-body text-pretty text-ink-2">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

let visited = false

/** A part of a page under its own heading. */
export function Section({
  title,
  actions,
  children,
  id,
}: {
  title: ReactNode
  actions?: ReactNode
  children: ReactNode
  id?: string
}) {
  return (
    <section className="mt-8 first:mt-0" aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={id} className="text-title-3 font-semibold">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
