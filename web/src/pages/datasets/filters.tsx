import { useNavigate } from "@tanstack/react-router"
import { X } from "lucide-react"
import { useId } from "react"
import { shortAddress } from "@/format"
import { messages } from "@/messages"
import { inputClass } from "@/ui/field"
import { decisions } from "./queries"

const m = messages.datasets

interface Filter {
  decision?: string
  contributor?: string
  collection?: string
}

/** What the list shows; kept in the URL. Contributor and collection come from links. */
export function Filters({ of }: { of: Filter }) {
  const navigate = useNavigate()
  const id = useId()
  const go = (change: Filter) =>
    void navigate({ to: "/datasets", search: { ...of, ...change }, replace: true, resetScroll: false })
  return (
    <div role="group" aria-label={m.filter.label} className="mb-6 flex flex-wrap items-center gap-3">
      <label htmlFor={id} className="sr-only">
        {m.filter.decision}
      </label>
      <select
        id={id}
        value={of.decision ?? ""}
        onChange={(e) => go({ decision: e.target.value || undefined })}
        className={inputClass + " w-auto! text-ui"}
      >
        <option value="">{m.filter.all}</option>
        {decisions.map((d) => (
          <option key={d} value={d}>
            {m.decisions[d]}
          </option>
        ))}
      </select>
      {of.collection && (
        <Chosen
          onClear={() => go({ collection: undefined })}
        >{`${m.filter.collection}: ${of.collection}`}</Chosen>
      )}
      {of.contributor && (
        <Chosen onClear={() => go({ contributor: undefined })}>
          {`${m.filter.contributor} ${shortAddress(of.contributor)}`}
        </Chosen>
      )}
    </div>
  )
}

function Chosen({ children, onClear }: { children: string; onClear: () => void }) {
  return (
    <button
      type="button"
      title={m.filter.clear}
      onClick={onClear}
      className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-control border border-ink bg-sunken px-3 text-ui font-semibold pointer-coarse:min-h-11"
    >
      <bdi className="truncate">{children}</bdi>
      <X size={16} strokeWidth={1.5} aria-hidden />
      <span className="sr-only">{m.filter.clear}</span>
    </button>
  )
}
