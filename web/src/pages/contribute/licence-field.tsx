import { useState } from "react"
import { messages } from "@/messages"
import { Field, inputClass } from "@/ui/field"

const m = messages.contribute.describe
const common = messages.contribute.licences

/** A licence of the common ones, or any SPDX expression. */
export function LicenceField({
  value,
  error,
  onChange,
}: {
  value: string
  error?: string
  onChange: (value: string) => void
}) {
  const [other, setOther] = useState(value !== "" && !(value in common))
  return (
    <div>
      <Field label={m.licence} help={m.licenceHelp} error={other ? undefined : error}>
        {(p) => (
          <select
            {...p}
            className={inputClass}
            value={other ? "other" : value}
            onChange={(e) => {
              const chosen = e.currentTarget.value
              setOther(chosen === "other")
              onChange(chosen === "other" ? "" : chosen)
            }}
          >
            <option value="" disabled>
              {m.licenceChoose}
            </option>
            {Object.entries(common).map(([id, words]) => (
              <option key={id} value={id}>
                {id}: {words}
              </option>
            ))}
            <option value="other">{m.licenceOther}</option>
          </select>
        )}
      </Field>
      {other && (
        <div className="mt-3">
          <Field label={m.licenceText} error={error}>
            {(p) => (
              <input
                {...p}
                className={inputClass + " font-mono"}
                value={value}
                autoCapitalize="none"
                spellCheck={false}
                onChange={(e) => onChange(e.currentTarget.value)}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  )
}
