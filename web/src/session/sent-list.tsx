import { X } from "lucide-react"
import { useEffect } from "react"
import { messages as m } from "@/messages"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { forget, reopen } from "./sent"
import { useWalletState, type Sent } from "./store"

/** How long a transaction that is done is told of, in milliseconds. Its page shows it for good. */
const told = 10_000

/** A page can keep something at its foot (data-foot): what is told stands above that. */
const aboveFoot =
  "md:in-[body:has([data-foot=always])]:bottom-20 max-md:in-[body:has([data-foot])]:bottom-[calc(9rem+env(safe-area-inset-bottom))]"

/** The transactions whose sheets are closed: on their way, done for a moment, failed until seen. */
export default function SentList() {
  const sent = useWalletState((s) => s.sent)
  const open = useWalletState((s) => (s.request?.kind === "transaction" ? s.request.hash : undefined))
  const shown = sent.filter((s) => s.hash !== open)
  if (shown.length === 0) return null
  return (
    <section
      aria-label={m.wallet.sentRegion}
      className={`fixed right-4 bottom-4 z-30 w-[min(26rem,calc(100%-2rem))] max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] ${aboveFoot}`}
    >
      <ul className="space-y-2">
        {shown.map((s) => (
          <li key={s.hash} className="rounded-chip bg-surface shadow-overlay">
            <Item of={s} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Item({ of: s }: { of: Sent }) {
  const { title, done } = s.plan
  const { end } = s
  const over = end?.at === "done"
  useEffect(() => {
    if (!over) return
    const t = setTimeout(() => forget(s.hash), told)
    return () => clearTimeout(t)
  }, [over, s.hash])
  const failed = end?.at === "failed"
  const words = failed
    ? m.wallet.ended.failed(title)
    : over
      ? done
        ? m.wallet.ended.done(title, done.text)
        : title
      : m.wallet.waitsFor(title)
  return (
    <Notice tone={failed ? (end.words.declined ? "weld" : "madder") : "woad"} alert={failed}>
      <div className="flex items-start gap-3">
        <div className="flex min-h-8 min-w-0 flex-1 flex-col justify-center">
          <p className="font-semibold">{words}</p>
          {failed && <p>{end.words.title}</p>}
          {s.away && !end && <p>{m.wallet.away}</p>}
        </div>
        <Button size="small" onClick={() => reopen(s)}>
          {m.wallet.show}
        </Button>
        {end && end.at !== "block" && (
          <button
            type="button"
            aria-label={m.wallet.dismiss(words)}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink pointer-coarse:size-11"
            onClick={() => forget(s.hash)}
          >
            <X size={20} strokeWidth={1.5} />
          </button>
        )}
      </div>
    </Notice>
  )
}
