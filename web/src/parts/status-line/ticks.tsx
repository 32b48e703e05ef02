import { Check, Clock, Minus, X } from "lucide-react"
import { messages } from "@/messages"
import { groups, steps, type Standing, type Tick } from "./standing"

const m = messages.status

const looks: Record<Tick, string> = {
  done: "bg-woad border-woad text-on-colour",
  current: "bg-surface border-woad text-woad",
  waiting: "bg-weld-wash border-weld text-weld",
  failed: "bg-madder border-madder text-on-colour",
  ended: "bg-surface border-ink-3 text-ink-2",
  ahead: "bg-surface border-edge text-ink-3",
}

const labels: Record<Tick, string> = {
  done: "text-ink-2",
  current: "text-woad font-semibold",
  waiting: "text-weld font-semibold",
  failed: "text-madder font-semibold",
  ended: "text-ink font-semibold",
  ahead: "text-ink-3",
}

/** A tick's shape tells its state without colour. */
function Glyph({ tick }: { tick: Tick }) {
  switch (tick) {
    case "done":
      return <Check size={12} strokeWidth={3} aria-hidden />
    case "failed":
      return <X size={12} strokeWidth={3} aria-hidden />
    case "waiting":
      return <Clock size={12} strokeWidth={2} aria-hidden />
    case "ended":
      return <Minus size={12} strokeWidth={3} aria-hidden />
    case "current":
      return <span className="size-2 rounded-full bg-current motion-safe:animate-pulse" aria-hidden />
    case "ahead":
      return null
  }
}

/** The nine ticks in their three groups, the words below where there is room. */
export function Ticks({ of }: { of: Standing }) {
  return (
    <ol className="flex items-start gap-2 sm:gap-3" aria-label={m.title}>
      {groups.map((g) => (
        <li
          key={g.name}
          className={
            (g.name === "ready" ? "flex-1" : "flex-4") +
            " min-w-0 border-line not-first:border-l not-first:pl-2 sm:not-first:pl-3"
          }
        >
          <p className="mb-2 text-meta text-ink-3 max-sm:sr-only">
            {g.name === "ready" ? "\u00a0" : m.groups[g.name]}
          </p>
          <ol className="flex">
            {steps.slice(g.first, g.last + 1).map((step, k) => {
              const i = g.first + k
              const tick = of.ticks[i] ?? "ahead"
              const joined = i < g.last
              const next = of.ticks[i + 1]
              return (
                <li key={step} className="min-w-0 flex-1" aria-current={i === of.at ? "step" : undefined}>
                  <span className="flex items-center">
                    <span
                      className={
                        "inline-flex size-4 shrink-0 items-center justify-center rounded-full border-2 sm:size-5 " +
                        looks[tick]
                      }
                    >
                      <Glyph tick={tick} />
                    </span>
                    {joined && (
                      <span
                        aria-hidden
                        className={
                          "h-0.5 min-w-0 flex-1 " + (next && next !== "ahead" ? "bg-woad" : "bg-line")
                        }
                      />
                    )}
                  </span>
                  <span className={"mt-1 block truncate pr-1 text-meta max-sm:sr-only " + labels[tick]}>
                    {m.steps[step]}
                  </span>
                  <span className="sr-only">{m.tick[tick]}</span>
                </li>
              )
            })}
          </ol>
        </li>
      ))}
    </ol>
  )
}
