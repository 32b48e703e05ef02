import type { ReactNode } from "react"

/** A surface with a line round it. */
export function Panel({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={"rounded-control border border-line bg-surface p-4 " + (className ?? "")}>{children}</div>
  )
}

/** A remark with an edge in the colour of its meaning. alert: read out at once. */
export function Notice({
  tone,
  title,
  children,
  alert,
}: {
  tone: "woad" | "madder" | "weld"
  title?: ReactNode
  children?: ReactNode
  alert?: boolean
}) {
  const edge = {
    woad: "border-l-woad bg-woad-wash",
    madder: "border-l-madder bg-madder-wash",
    weld: "border-l-weld bg-weld-wash",
  }[tone]
  return (
    <div
      role={alert ? "alert" : undefined}
      className={"rounded-chip border-l-4 px-4 py-3 text-ui text-pretty text-ink flow-root " + edge}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className={title ? "mt-1" : ""}>{children}</div>}
    </div>
  )
}
