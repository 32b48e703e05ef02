import { ArrowUp, Square } from "lucide-react"
import { useEffect, useId, useLayoutEffect, useRef, type FormEvent, type KeyboardEvent } from "react"
import { messages as m } from "@/messages"

/** Lines to which the box grows before it scrolls. */
const mostLines = 6

/** Longest question that the server takes, in UTF-8 bytes. */
export const longestQuestion = 4096

/**
 * The box for a question: grows to six lines; Enter asks, Shift+Enter breaks the line,
 * Escape stops. "/" anywhere on the page moves to it. The text belongs to the caller, so
 * that no error or sign-in loses it.
 */
export function AskBox({
  value,
  onChange,
  onAsk,
  onStop,
  busy = false,
  label,
  placeholder,
}: {
  value: string
  onChange: (value: string) => void
  onAsk: (question: string) => void
  /** Stops the answer that is being given. */
  onStop?: () => void
  /** An answer is being given: the button stops it. */
  busy?: boolean
  /** What screen readers call the box. */
  label?: string
  placeholder?: string
}) {
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const b = box.current
    if (b?.value !== value) return
    b.style.height = "auto"
    const line = parseFloat(getComputedStyle(b).lineHeight) || 24
    b.style.height = Math.min(b.scrollHeight, line * mostLines + 24) + "px"
  }, [value])
  useEffect(() => {
    const focus = (e: globalThis.KeyboardEvent) => {
      if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return
      e.preventDefault()
      box.current?.focus()
    }
    document.addEventListener("keydown", focus)
    return () => document.removeEventListener("keydown", focus)
  }, [])

  const bytes = new TextEncoder().encode(value.trim()).length
  const tooLong = bytes > longestQuestion
  const ready = bytes > 0 && !tooLong && !busy
  const ask = (e?: FormEvent) => {
    e?.preventDefault()
    if (ready) onAsk(value.trim())
  }
  const key = (e: KeyboardEvent) => {
    if (e.key === "Enter" && !e.shiftKey && !e.nativeEvent.isComposing) {
      e.preventDefault()
      ask()
    }
    if (e.key === "Escape" && busy) {
      e.stopPropagation()
      onStop?.()
    }
  }
  return (
    <form onSubmit={ask}>
      <div className="flex items-end gap-2 rounded-sheet border border-edge bg-surface p-1.5 focus-within:border-woad focus-within:outline-2 focus-within:outline-woad">
        <textarea
          ref={box}
          rows={1}
          value={value}
          aria-label={label ?? m.ask.box.label}
          aria-invalid={tooLong || undefined}
          aria-describedby={tooLong ? id : undefined}
          aria-keyshortcuts="/"
          placeholder={placeholder ?? m.ask.box.placeholder}
          enterKeyHint="send"
          dir="auto"
          onChange={(e) => onChange(e.target.value)}
          onKeyDown={key}
          className="block min-h-10 w-full resize-none bg-transparent px-3 py-2 text-body outline-none placeholder:text-ink-3 pointer-coarse:min-h-11 pointer-coarse:py-2.5"
        />
        {busy ? (
          <button
            type="button"
            onClick={onStop}
            aria-label={m.ask.box.stop}
            title={m.ask.box.stop}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-control border border-edge text-ink hover:bg-sunken pointer-coarse:size-11"
          >
            <Square size={16} strokeWidth={1.5} fill="currentColor" />
          </button>
        ) : (
          <button
            type="submit"
            disabled={!ready}
            aria-label={m.ask.box.send}
            title={m.ask.box.send}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-control bg-woad text-on-colour disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 pointer-coarse:size-11"
          >
            <ArrowUp size={20} strokeWidth={1.5} />
          </button>
        )}
      </div>
      {tooLong && (
        <p id={id} role="alert" className="mt-1 text-ui text-madder">
          {m.ask.box.tooLong(bytes, longestQuestion)}
        </p>
      )}
    </form>
  )
}

/** Whether keys pressed in target are text. */
export function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
