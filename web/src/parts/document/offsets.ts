/** Bytes of UTF-8 that the UTF-16 code unit at i begins; 0 for the second half of a pair. */
function width(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c < 0x80) return 1
  if (c < 0x800) return 2
  if (c >= 0xdc00 && c <= 0xdfff) {
    const before = text.charCodeAt(i - 1)
    return before >= 0xd800 && before <= 0xdbff ? 0 : 3
  }
  if (c >= 0xd800 && c <= 0xdbff) {
    const after = text.charCodeAt(i + 1)
    return after >= 0xdc00 && after <= 0xdfff ? 4 : 3
  }
  return 3
}

/**
 * Turns UTF-8 byte offsets, ascending, into indexes of a JavaScript string. An offset within
 * a character gives the index of that character; one past the end the string's length.
 */
export function indexes(text: string, offsets: number[]): number[] {
  const out: number[] = []
  let at = 0
  let i = 0
  for (const want of offsets) {
    while (i < text.length) {
      const w = width(text, i)
      if (w > 0 && at + w > want) break
      at += w
      i++
    }
    out.push(i)
  }
  return out
}

/** UTF-8 length of a string in bytes; a lone surrogate counts as its replacement (three). */
export function byteLength(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) n += width(text, i)
  return n
}
