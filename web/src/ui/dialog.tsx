import { X } from "lucide-react"
import { useEffect, useId, useRef, type ReactNode } from "react"
import { messages as m } from "@/messages"

/**
 * A native modal dialog: the browser keeps the focus in it and gives it back. On a phone
 * it is a sheet from below.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const d = ref.current
    if (!d) return
    if (open && !d.open) d.showModal()
    if (!open && d.open) d.close()
  }, [open])
  return (
    // A press beside the sheet closes it; keys have Escape, which the browser handles.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={onClose}
      onClick={(e) => e.target === ref.current && onClose()}
      className="w-full max-w-[34rem] rounded-sheet border border-line bg-surface p-0 shadow-overlay backdrop:bg-[#0f1217]/50 max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none"
    >
      {open && (
        <div className="max-h-[85dvh] overflow-y-auto p-4 sm:p-6">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={id} className="text-title-3 font-semibold">
              {title}
            </h2>
            <button
              type="button"
              aria-label={m.common.close}
              onClick={onClose}
              className="-mt-1 -mr-1 inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink pointer-coarse:size-11"
            >
              <X size={20} strokeWidth={1.5} />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
