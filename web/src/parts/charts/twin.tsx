import type { ReactNode } from "react"

/** The table that says what a chart draws; seen by screen readers only unless shown. */
export function Twin({
  title,
  head,
  rows,
  shown,
}: {
  title: string
  head: ReactNode[]
  rows: ReactNode[][]
  shown?: boolean
}) {
  return (
    <div className={shown ? "mt-2 overflow-x-auto text-ui" : "sr-only"}>
      <table className={shown ? "w-full text-left" : undefined}>
        <caption className={shown ? "sr-only" : undefined}>{title}</caption>
        <thead className={shown ? "text-ink-3" : undefined}>
          <tr>
            {head.map((h, i) => (
              <th key={i} scope="col" className="py-1 pr-4 font-semibold">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} className="py-1 pr-4 align-top">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
