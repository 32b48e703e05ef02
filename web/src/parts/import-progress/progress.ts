import type { Schema } from "@/api/client"

/** How much of an import's present stage is done, in the stage's own unit. */
export interface Amount {
  unit: "bytes" | "files"
  done: number
  /** Undefined where nobody has said how much there is. */
  total?: number
}

type Counted = Pick<Schema<"Import">, "state" | "bytes" | "files" | "documents">

/**
 * What an import works on now. While it fetches, only the contributor's own description
 * says how much there will be; what is more than that shows that it was wrong.
 */
export function amount(i: Counted, told?: { files?: number; bytes?: number }): Amount | undefined {
  switch (i.state) {
    case "fetching":
      return { unit: "bytes", done: i.bytes, total: atLeast(told?.bytes, i.bytes) }
    case "storing":
      return { unit: "files", done: i.files, total: atLeast(told?.files, i.files) }
    case "indexing":
      return { unit: "files", done: i.documents, total: i.files }
    default:
      return undefined
  }
}

const atLeast = (total: number | undefined, done: number): number | undefined =>
  total !== undefined && total > 0 && total >= done ? total : undefined

/** An amount as it was at a time (milliseconds). */
export interface Sample {
  at: number
  done: number
}

/** Nothing is said of the time left before a stage was watched so long, in milliseconds. */
export const watchFirst = 3000

/**
 * Seconds that are left at the speed seen since the first sample, rounded so that it does
 * not flicker: to 5 below a minute, to half minutes below 5 minutes, else to minutes.
 */
export function timeLeft(first: Sample, last: Sample, total: number | undefined): number | undefined {
  if (total === undefined || last.at - first.at < watchFirst || last.done <= first.done) return undefined
  const seconds = ((total - last.done) * (last.at - first.at)) / (last.done - first.done) / 1000
  const step = seconds < 60 ? 5 : seconds < 300 ? 30 : 60
  return Math.max(step, Math.round(seconds / step) * step)
}
