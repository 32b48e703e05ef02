/** What a contributor says of a dataset (internal/dataset/metadata.schema.json). */
export interface Metadata {
  title: string
  description: string
  files: number
  bytes: number
  source: string
  /** Id of the dataset that this one is a new version of. */
  previous?: string
}

/** Longest document in bytes. */
const most = 64_000

/** The document is longer than the schema takes. */
export class TooLong extends Error {
  constructor() {
    super("the description is too long")
    this.name = "TooLong"
  }
}

/**
 * The witan.dataset/1 document: the bytes that internal/dataset writes for the same
 * metadata, so that both clients give it one CID.
 */
export function encode(m: Metadata): Uint8Array<ArrayBuffer> {
  const json = JSON.stringify({
    schema: "witan.dataset/1",
    title: m.title,
    description: m.description || undefined,
    files: m.files || undefined,
    bytes: m.bytes || undefined,
    source: m.source || undefined,
    previous: m.previous || undefined,
  })
  // Go escapes these two, which JSON need not.
  const text = json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029") + "\n"
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > most) throw new TooLong()
  return bytes
}
