import * as check from "./check"
import type { Draft } from "./draft"
import { words, type Part } from "./store"

/** What is wrong with each field; undefined: nothing. */
export interface Faults {
  collection?: string
  licence?: string
  expiry?: string
  parts: Record<string, { title?: string; description?: string; source?: string }>
  /** How many there are. */
  count: number
}

/** Everything that is wrong with what was typed. now: the chain's time, in unix seconds. */
export function faults(d: Draft, parts: Pick<Part, "name">[], now: number): Faults {
  const f: Faults = {
    collection: check.collection(d.collection),
    licence: check.licence(d.licence),
    expiry: check.expiry(d.expiry, now),
    parts: {},
    count: 0,
  }
  for (const { name } of parts) {
    const w = words(d, name)
    f.parts[name] = {
      title: check.title(w.title),
      description: check.description(w.description),
      source: check.source(w.source),
    }
  }
  f.count = [
    f.collection,
    f.licence,
    f.expiry,
    ...Object.values(f.parts).flatMap((p) => Object.values(p)),
  ].filter((x) => x !== undefined).length
  return f
}
