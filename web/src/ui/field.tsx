import { useId, type ReactNode } from "react"

/**
 * The classes of a text input, select or text area. A select indents its words by 4 px itself,
 * so its own padding is less; with the lines above and below, an input is 40 px high like it.
 */
export const inputClass =
  "block w-full min-h-10 rounded-control border border-edge bg-surface px-3 py-[7px] [&:is(select)]:pl-2 text-body text-ink placeholder:text-ink-3 pointer-coarse:min-h-11 aria-invalid:border-madder"

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
