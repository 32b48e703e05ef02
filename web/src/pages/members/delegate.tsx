import { useState } from "react"
import { getAddress, isAddress, sameAddress, type Address } from "@/address"
import type { Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { useTransact } from "@/chain/transact"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Field, inputClass } from "@/ui/field"
import { describe } from "@/ui/states"
import { zeroAddress } from "./queries"

const m = messages.members.delegation

/** Why a text names no delegate for h; "" if it does. */
export function wrongDelegate(text: string, current: string): string {
  if (!text.trim()) return m.empty
  if (!isAddress(text.trim())) return m.bad
  if (sameAddress(text.trim(), zeroAddress)) return m.zero
  return sameAddress(text.trim(), current) ? m.same : ""
}

/** Lets the reader choose who votes with its tokens. */
export function Delegate({ of: h }: { of: Schema<"History"> }) {
  const transact = useTransact()
  const [open, setOpen] = useState(false)
  const [other, setOther] = useState(false)
  const [text, setText] = useState("")
  const [error, setError] = useState("")
  const [busy, setBusy] = useState(false)
  const direct = sameAddress(h.delegate, h.address)

  async function send() {
    const to = other ? text.trim() : h.address
    const wrong = wrongDelegate(to, h.delegate)
    setError(wrong)
    if (wrong) return
    setBusy(true)
    try {
      const [{ delegate }, status] = await Promise.all([
        import("@/chain/transactions/delegate"),
        queryClient.fetchQuery(statusQuery),
      ])
      setOpen(false)
      await transact(delegate(status, h.address as Address, getAddress(to as Address)))
    } catch (e) {
      setOpen(true)
      setError(describe(e).title)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button
        size="small"
        className="mt-2"
        onClick={() => {
          setOther(direct)
          setError("")
          setOpen(true)
        }}
      >
        {m.change}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={m.title}>
        <form
          className="space-y-4"
          onSubmit={(e) => {
            e.preventDefault()
            void send()
          }}
        >
          <p className="text-ui text-ink-2">{m.explain}</p>
          <fieldset className="space-y-2 text-ui">
            <legend className="sr-only">{m.title}</legend>
            {[false, true].map((value) => (
              <label key={String(value)} className="flex min-h-8 items-center gap-2">
                <input
                  type="radio"
                  name="delegate"
                  checked={other === value}
                  disabled={!value && direct}
                  onChange={() => {
                    setOther(value)
                    setError("")
                  }}
                  className="size-4 accent-woad"
                />
                {value ? m.other : m.self}
              </label>
            ))}
          </fieldset>
          {other ? (
            <Field label={m.address} help={m.help} error={error}>
              {(props) => (
                <input
                  {...props}
                  type="text"
                  spellCheck={false}
                  autoComplete="off"
                  value={text}
                  onChange={(e) => setText(e.target.value)}
                  className={inputClass + " font-mono text-ui"}
                />
              )}
            </Field>
          ) : (
            error && (
              <p role="alert" className="text-ui text-madder">
                {error}
              </p>
            )
          )}
          <Button look="primary" type="submit" busy={busy}>
            {m.send}
          </Button>
        </form>
      </Dialog>
    </>
  )
}
