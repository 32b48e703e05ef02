import type { TextPart } from "./queries"

/** Whether a byte continues a UTF-8 character. */
const continues = (b: number | undefined): boolean => b !== undefined && (b & 0xc0) === 0x80

/** Bytes of the UTF-8 character that begins with b. */
const width = (b = 0): number => (b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4)

/**
 * Decodes a part of a file that begins at byte from. Characters that the part's ends cut
 * are left out; text is undefined where the rest is not UTF-8 or holds a null.
 */
export function decodePart(bytes: Uint8Array, from: number, more: boolean): TextPart {
  let first = 0
  if (from > 0) while (first < 3 && continues(bytes[first])) first++
  let last = bytes.length
  if (more) {
    let head = last - 1
    while (head > first && last - head < 4 && continues(bytes[head])) head--
    if (head >= first && head + width(bytes[head]) > last) last = head
  }
  const part = bytes.subarray(first, last)
  const at = { from: from + first, to: from + last }
  if (part.includes(0)) return { ...at, text: undefined }
  try {
    return { ...at, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part) }
  } catch {
    return { ...at, text: undefined }
  }
}
