/** Characters that people do not see, or that change how others are seen. */
export type Kind = "bidi" | "zeroWidth" | "tag" | "control" | "broken"

/** A stretch of text as it is, or one hidden character and how often it stands there in a row. */
export type Piece = { text: string } | { code: number; kind: Kind; times: number }

// Format characters (General_Category Cf), controls (Cc), lone surrogates (Cs), the blank
// Hangul and Braille fillers, and the variation selectors beyond those of emoji.
const suspicious = new RegExp(
  [
    "[\\p{Cc}\\p{Cf}\\p{Cs}]",
    "[\\u115F\\u1160\\u2028\\u2029\\u2800\\u3164\\uFFA0\\uFFFE\\uFFFF]",
    "[\\u034F\\u17B4\\u17B5\\u{E0100}-\\u{E01EF}]",
  ].join("|"),
  "u",
)

/** Joiners have a meaning between letters of joining scripts and within emoji. */
const joins =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u

function kindOf(c: number): Kind {
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return "bidi"
  if (c === 0x200e || c === 0x200f || c === 0x61c) return "bidi"
  if (c >= 0xe0000 && c <= 0xe0fff) return "tag"
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return "control"
  if ((c >= 0xd800 && c <= 0xdfff) || (c & 0xfffe) === 0xfffe) return "broken"
  return "zeroWidth"
}

/** Whether a hidden character is what good text has at this place. */
function usual(c: number, before: string, after: string): boolean {
  if (c === 0x0a || c === 0x09) return true
  if (c === 0x200c || c === 0x200d) return joins.test(before) && joins.test(after)
  return false
}

/**
 * Cuts text into what can be shown as it is and the hidden characters in it. Line ends of
 * CR LF become LF.
 */
export function pieces(text: string): Piece[] {
  if (!suspicious.test(text)) return [{ text }]
  const out: Piece[] = []
  let from = 0
  let before = ""
  const push = (to: number) => {
    if (to > from) out.push({ text: text.slice(from, to) })
  }
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) ?? 0
    const c = String.fromCodePoint(code)
    const next = i + c.length
    if (suspicious.test(c)) {
      const after = String.fromCodePoint(text.codePointAt(next) ?? 0x20)
      if (code === 0x0d && after === "\n") {
        push(i)
        from = next
      } else if (!usual(code, before, after)) {
        push(i)
        from = next
        const last = out.at(-1)
        if (last && "code" in last && last.code === code && last.times > 0 && before === c) last.times++
        else out.push({ code, kind: kindOf(code), times: 1 })
      }
    }
    before = c
    i = next
  }
  push(text.length)
  return out
}

/** U+202E. */
export const codeName = (c: number): string => "U+" + c.toString(16).toUpperCase().padStart(4, "0")
