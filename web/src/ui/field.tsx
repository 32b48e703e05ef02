import { useId, type ReactNode } from "react"

/** The classes of a text input, select or text area. */
export const inputClass =
  "block w-full min-h-10 rounded-control border border-edge bg-surface px-3 py-2 text-body text-ink placeholder:text-ink-3 pointer-coarse:min-h-11 aria-invalid:border-madder"

/** A labelled control with help and, below it, what is wrong. */
export function Field({
  label,
  help,
  error,
  children,
}: {
  label: ReactNode
  help?: ReactNode
  error?: ReactNode
  children: (props: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode
}) {
  const id = useId()
  const described = [help && id + "-help", error && id + "-error"].filter(Boolean).join(" ")
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-ui font-semibold">
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {help && (
        <p id={id + "-help"} className="mt-1 text-ui text-ink-3">
          {help}
        </p>
      )}
      {error && (
        <p id={id + "-error"} className="mt-1 text-ui text-madder">
          {error}
        </p>
      )}
    </div>
  )
}
