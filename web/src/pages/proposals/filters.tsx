import { useNavigate } from "@tanstack/react-router"
import { useId } from "react"
import { messages } from "@/messages"
import { inputClass } from "@/ui/field"
import { states } from "./queries"

const m = messages.proposals

/** What the list shows; kept in the URL. */
export function Filters({ state, show }: { state?: string; show?: "mine" | "unvoted" }) {
  const navigate = useNavigate()
  const id = useId()
  const go = (search: { state?: string; show?: "mine" | "unvoted" }) =>
    void navigate({ to: "/proposals", search, replace: true, resetScroll: false })
  return (
    <div
      role="group"
      aria-label={m.filter.label}
      className="mb-6 grid grid-cols-2 items-center gap-3 sm:flex sm:flex-wrap"
    >
      <label htmlFor={id} className="sr-only">
        {m.filter.state}
      </label>
      <select
        id={id}
        value={state ?? ""}
        onChange={(e) => go({ show, state: e.target.value || undefined })}
        className={inputClass + " text-ui max-sm:col-span-2 sm:w-auto!"}
      >
        <option value="">{m.filter.all}</option>
        <option value="open">{m.open}</option>
        {states.map((s) => (
          <option key={s} value={s}>
            {m.states[s]}
          </option>
        ))}
      </select>
      {(["mine", "unvoted"] as const).map((s) => (
        <button
          key={s}
          type="button"
          aria-pressed={show === s}
          onClick={() => go({ state, show: show === s ? undefined : s })}
          className="min-h-10 rounded-control border border-edge bg-surface px-3 text-ui font-semibold text-ink-2 hover:bg-sunken aria-pressed:border-ink aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:min-h-11"
        >
          {m.filter[s]}
        </button>
      ))}
    </div>
  )
}
