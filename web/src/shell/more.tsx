import { Link } from "@tanstack/react-router"
import { useState, type ReactNode } from "react"
import { messages as m } from "@/messages"
import { setTheme, useTheme, type Theme } from "@/theme"
import { Dialog } from "@/ui/dialog"
import { Field, inputClass } from "@/ui/field"

/** The last tab of the phone's bar: the pages that have none of their own. */
export function More({ icon }: { icon: ReactNode }) {
  const [open, setOpen] = useState(false)
  const link = "block min-h-11 border-b border-line py-3 text-body font-semibold"
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex h-14 flex-col items-center justify-center gap-0.5 text-meta font-semibold text-ink-3 outline-offset-[-2px]"
      >
        {icon}
        {m.nav.more}
      </button>
      <Dialog open={open} onClose={close} title={m.nav.more}>
        <Link to="/contribute" className={link} onClick={close}>
          {m.nav.contribute}
        </Link>
        <Link to="/members" className={link} onClick={close}>
          {m.nav.members}
        </Link>
        <Link to="/audit" className={link} onClick={close}>
          {m.nav.audit}
        </Link>
        <div className="mt-4">
          <ThemeChoice />
        </div>
      </Dialog>
    </>
  )
}

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const theme = useTheme()
  return (
    <Field label={m.nav.theme}>
      {(props) => (
        <select
          {...props}
          className={inputClass}
          value={theme}
          onChange={(e) => setTheme(e.target.value as Theme)}
        >
          {(["system", "light", "dark"] as const).map((t) => (
            <option key={t} value={t}>
              {m.nav.themes[t]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
