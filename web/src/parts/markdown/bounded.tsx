import { useState, type ReactNode } from "react"
import { Button } from "@/ui/button"

/** The first of many things; each press shows as many again and half. */
export function useBound(all: number, first: number): { shown: number; more: () => void; left: number } {
  const [shown, setShown] = useState(first)
  return {
    shown: Math.min(shown, all),
    left: Math.max(0, all - shown),
    more: () => setShown((n) => Math.ceil(n * 1.5) + first),
  }
}

/** The button that shows more of what useBound cuts. */
export function More({
  left,
  onClick,
  children,
}: {
  left: number
  onClick: () => void
  children: ReactNode
}) {
  if (left <= 0) return null
  return (
    <Button size="small" className="my-3" onClick={onClick}>
      {children}
    </Button>
  )
}
