import { queryOptions } from "@tanstack/react-query"
import { Problem, problemOf, type Schema } from "@/api/client"

/** Context that is read on each side of a passage, in bytes. */
const context = 32_768

/** A passage within the text of its document. */
export interface Placed {
  text: string
  /** UTF-8 byte range of the passage within text. */
  mark: { start: number; end: number }
  /** Whether the document goes on before and after text. */
  before: boolean
  after: boolean
}

/** What could be found out about the place of a passage. */
export type Place = Placed | "differs" | "gone"

/** Bytes [start, end) of a file of a dataset, as the server holds them. */
export async function fileBytes(
  dataset: string,
  path: string,
  start: number,
  end: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const query = new URLSearchParams({ path, start: String(start), end: String(end) })
  let response: Response
  try {
    response = await fetch(`/api/v1/datasets/${encodeURIComponent(dataset)}/documents/text?${query}`, {
      signal,
    })
  } catch (error) {
    throw signal?.aborted ? error : new Problem("offline", 0, "The server did not answer.")
  }
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined))
  return new Uint8Array(await response.arrayBuffer())
}

/** Reads a citation's passage in its document. */
export const passageQuery = (
  c: Pick<Schema<"Citation">, "dataset" | "document" | "start" | "end" | "text">,
) =>
  queryOptions({
    queryKey: ["passage", c.dataset, c.document, c.start, c.end, c.text],
    queryFn: async ({ signal }): Promise<Place> => {
      const from = Math.max(0, c.start - context)
      try {
        const bytes = await fileBytes(c.dataset, c.document, from, c.end + context, signal)
        return placeIn(bytes, from, c, bytes.length === c.end + context - from)
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return "gone"
        throw error
      }
    },
  })

/**
 * Finds a passage in bytes of its file, which begin at byte `from`: at exactly the place
 * that the citation names and nowhere else, so that no guess is marked.
 */
export function placeIn(
  bytes: Uint8Array,
  from: number,
  c: { start: number; end: number; text: string },
  more: boolean,
): Placed | "differs" {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
  const start = c.start - from
  const end = c.end - from
  if (start < 0 || end > bytes.length || decoder.decode(bytes.subarray(start, end)) !== c.text)
    return "differs"
  // Cut at the beginning of a line, or at least of a character.
  let first = 0
  if (from > 0) {
    const line = bytes.indexOf(10, 0) + 1
    first = line > 0 && line <= start ? line : 0
    while (first < start && continues(bytes[first])) first++
  }
  let last = bytes.length
  if (more) {
    const line = bytes.lastIndexOf(10)
    if (line >= end) last = line
    else {
      let head = last - 1 // where the last character begins
      while (head > end && continues(bytes[head])) head--
      if (head >= end && head + width(bytes[head]) > last) last = head
    }
  }
  return {
    text: decoder.decode(bytes.subarray(first, last)),
    mark: { start: start - first, end: end - first },
    before: from + first > 0,
    after: more,
  }
}

/** Whether a byte continues a UTF-8 character. */
const continues = (b: number | undefined): boolean => b !== undefined && (b & 0xc0) === 0x80

/** Bytes of the UTF-8 character that begins with b. */
const width = (b = 0): number => (b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4)
