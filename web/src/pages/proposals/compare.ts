import type { Schema } from "@/api/client"

type File = Schema<"PreviewFile">

/** A file of two versions of a dataset; CIDs tell whether it changed. */
export interface Change {
  kind: "added" | "removed" | "changed"
  path: string
  before?: File
  after?: File
}

/** What differs between two versions, by path. Files with one CID are the same bytes. */
export function compare(before: File[], after: File[]): Change[] {
  const old = new Map(before.map((f) => [f.path, f]))
  const out: Change[] = []
  for (const f of after) {
    const was = old.get(f.path)
    old.delete(f.path)
    if (!was) out.push({ kind: "added", path: f.path, after: f })
    else if (was.cid !== f.cid) out.push({ kind: "changed", path: f.path, before: was, after: f })
  }
  for (const f of old.values()) out.push({ kind: "removed", path: f.path, before: f })
  return out.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** What is decided against, or out again: its files are not shown any more. */
const gone = new Set<Schema<"Dataset">["decision"]>([
  "defeated",
  "cancelled",
  "revoked",
  "withdrawn",
  "expired",
])

/**
 * The versions to compare a dataset with, the likeliest first: the one named as the version
 * before (also where it is gone, so that the page says so), what is in, then the newest.
 */
export function versions(
  all: Schema<"Dataset">[],
  id: string,
  previous: string | undefined,
): Schema<"Dataset">[] {
  return all
    .filter((d) => d.id !== id && (d.id === previous || !gone.has(d.decision)))
    .toSorted(
      (a, b) =>
        Number(b.id === previous) - Number(a.id === previous) ||
        Number(b.decision === "approved") - Number(a.decision === "approved") ||
        b.updated - a.updated,
    )
}
