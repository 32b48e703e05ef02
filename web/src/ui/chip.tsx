import type { ReactNode } from "react"

export type Tone = "neutral" | "woad" | "madder" | "weld"

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  woad: "bg-woad-wash text-woad",
  madder: "bg-madder-wash text-madder",
  weld: "bg-weld-wash text-weld",
}

/** A short state in a word. */
export function Chip({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={
        "inline-flex items-center gap-1 rounded-chip px-2 py-0.5 text-meta font-semibold whitespace-nowrap " +
        tones[tone]
      }
    >
      {children}
    </span>
  )
}
