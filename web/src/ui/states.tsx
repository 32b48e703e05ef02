import { useDeferredValue, useEffect, useState, type ReactNode } from "react"
import { Problem } from "@/api/client"
import { messages as m } from "@/messages"
import { Button } from "./button"
import { Notice } from "./panel"

/** Nothing is here: one sentence, one action. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-control border border-dashed border-edge px-6 py-12 text-center">
      <p className="mx-auto max-w-measure text-body text-ink-2">{children}</p>
      {action && <div className="mt-4 flex justify-center">{action}</div>}
    </div>
  )
}

/** Lines in place of what is being read; shown only when it takes more than 300 ms. */
export function Loading({ lines = 3, className }: { lines?: number; className?: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const t = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(t)
  }, [])
  return (
    <div role="status" className={"min-h-24 " + (className ?? "")}>
      <span className="sr-only">{m.common.loading}</span>
      {late &&
        Array.from({ length: lines }, (_, i) => (
          <div key={i} className={"mb-3 h-5 rounded-bar bg-sunken " + (i % 3 === 2 ? "w-1/2" : "w-full")} />
        ))}
    </div>
  )
}

/** What a Problem, or any error, says to people: what happened, why, what to do. */
export function describe(error: unknown): { title: string; advice?: string; details?: string } {
  if (error instanceof Problem) {
    if (error.code === "offline") return { title: m.errors.offline, advice: m.errors.offlineAdvice }
    const known = m.errors.known[error.code as keyof typeof m.errors.known]
    return {
      title: known ?? sentence(error.message),
      advice: error.advice && sentence(error.advice),
      details: error.code + (error.body?.request ? " · " + error.body.request : ""),
    }
  }
  return { title: m.errors.unexpected, details: error instanceof Error ? error.message : String(error) }
}

function sentence(s: string): string {
  const t = s.trim()
  return t.charAt(0).toUpperCase() + t.slice(1) + (/[.!?…]$/.test(t) ? "" : ".")
}

/** An error where its content would be. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const d = describe(error)
  return (
    <Notice tone="madder" title={d.title} alert>
      {d.advice && <p>{d.advice}</p>}
      {d.details && (
        <details className="mt-1 text-meta text-ink-2">
          <summary>{m.common.details}</summary>
          <code className="font-mono">{d.details}</code>
        </details>
      )}
      {retry && (
        <Button size="small" className="mt-2" onClick={retry}>
          {m.common.retry}
        </Button>
      )}
    </Notice>
  )
}

/**
 * Whether something is there, said a moment later when it was not at first: what comes late is
 * drawn in slices then, so that the browser can answer in between.
 */
export const useThere = (there: boolean): boolean => useDeferredValue(there) && there

interface Answer<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

/** A query's content, or its loading or error state. Content once shown stays. */
export function Query<T>({
  of,
  children,
  loading,
}: {
  of: Answer<T>
  children: (data: T) => ReactNode
  loading?: ReactNode
}) {
  const there = useThere(of.data !== undefined)
  if (of.data !== undefined && there) return children(of.data)
  if (of.error) return <Failed error={of.error} retry={() => void of.refetch()} />
  return loading ?? <Loading />
}
