import type { ButtonHTMLAttributes, ReactNode } from "react"

type Look = "primary" | "plain" | "quiet" | "danger"

const looks: Record<Look, string> = {
  primary: "bg-woad text-on-colour border-woad hover:opacity-90",
  plain: "bg-surface text-ink border-edge hover:bg-sunken",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-surface text-madder border-madder hover:bg-madder-wash",
}

/** The classes of a button, for links that look like one. */
export function buttonClass(look: Look = "plain", size: "small" | "normal" = "normal"): string {
  const measure =
    size === "small" ? "min-h-8 px-3 pointer-coarse:min-h-11" : "min-h-10 px-4 pointer-coarse:min-h-11"
  return (
    "inline-flex items-center justify-center gap-2 rounded-control border text-ui font-semibold whitespace-nowrap select-none " +
    "transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 " +
    measure +
    " " +
    looks[look]
  )
}

/** A button. busy shows that its work goes on and lets no second press through. */
export function Button({
  look,
  size,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  size?: "small" | "normal"
  busy?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      {...rest}
      onClick={busy ? undefined : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={buttonClass(look, size) + " " + (className ?? "")}
    >
      {children}
    </button>
  )
}
