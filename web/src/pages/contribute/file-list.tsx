import { useVirtualizer } from "@tanstack/react-virtual"
import { X } from "lucide-react"
import { useDeferredValue, useMemo, useRef, useState } from "react"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document/path"
import { inputClass } from "@/ui/field"
import { FilePreview } from "./file-preview"
import type { Picked } from "./files"
import { drop, type Part } from "./store"

const m = messages.contribute.list

interface Row {
  /** The path as it was chosen, which is how it is left out again. */
  chosen: string
  shown: string
  file: File
}

/** All files that are taken; only those in view are in the page. */
export function FileList({ parts }: { parts: Part[] }) {
  const [filter, setFilter] = useState("")
  const [looking, setLooking] = useState<Picked>()
  const wanted = useDeferredValue(filter.trim().toLowerCase())
  const all = useMemo(() => rows(parts), [parts])
  const some = useMemo(
    () => (wanted ? all.filter((r) => r.shown.toLowerCase().includes(wanted)) : all),
    [all, wanted],
  )
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only
  const virtual = useVirtualizer({
    count: some.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 12,
  })
  return (
    <div>
      {all.length > 10 && (
        <input
          type="search"
          className={inputClass + " mb-2 sm:max-w-[20rem]"}
          placeholder={m.filter}
          aria-label={m.filter}
          value={filter}
          onChange={(e) => setFilter(e.currentTarget.value)}
        />
      )}
      {some.length === 0 && <p className="text-ui text-ink-2">{m.none}</p>}
      <div
        ref={scroller}
        className="max-h-[26rem] overflow-y-auto rounded-control border border-line bg-surface"
        role="group"
        aria-label={m.label}
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((v) => {
            const r = some[v.index]
            return (
              r && (
                <li
                  key={r.chosen}
                  aria-setsize={some.length}
                  aria-posinset={v.index + 1}
                  className={
                    "absolute inset-x-0 top-0 flex items-center gap-2 border-line pr-1 pl-3 text-ui " +
                    (v.index < some.length - 1 ? "border-b" : "")
                  }
                  style={{ height: v.size, transform: `translateY(${v.start}px)` }}
                >
                  <button
                    type="button"
                    aria-label={m.look(r.shown)}
                    className="min-w-0 flex-1 truncate py-2 text-left hover:underline"
                    onClick={() => setLooking({ path: r.shown, file: r.file })}
                  >
                    <Path text={r.shown} />
                  </button>
                  <span className="whitespace-nowrap text-ink-3">
                    {r.file.size === 0 ? m.empty : bytes(r.file.size)}
                  </span>
                  <button
                    type="button"
                    aria-label={m.remove(r.shown)}
                    title={m.remove(r.shown)}
                    className="inline-flex size-8 shrink-0 items-center justify-center rounded-chip text-ink-3 hover:bg-sunken hover:text-ink pointer-coarse:size-11"
                    onClick={() => drop([r.chosen])}
                  >
                    <X size={16} strokeWidth={1.5} />
                  </button>
                </li>
              )
            )
          })}
        </ul>
      </div>
      <FilePreview of={looking} onClose={() => setLooking(undefined)} />
    </div>
  )
}

const order = new Intl.Collator(undefined, { numeric: true }).compare

function rows(parts: Part[]): Row[] {
  return parts
    .flatMap((p) =>
      p.entries.map(({ path, file, chosen }) => ({ chosen, file, shown: parts.length > 1 ? chosen : path })),
    )
    .toSorted((a, b) => order(a.shown, b.shown))
}
