// White space as Go counts it (unicode.IsSpace): with U+0085, without U+FEFF, unlike \s and
// trim() of JavaScript. Texts of proposals must come out the same on both sides.
const space = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
const run = new RegExp(`[${space}]+`)
const ends = new RegExp(`^[${space}]+|[${space}]+$`, "g")

/** The words of a text with one space between them: Go's strings.Join(strings.Fields(text), " "). */
export const oneLine = (text: string): string => text.split(run).filter(Boolean).join(" ")

/** A text without white space at its ends: Go's strings.TrimSpace. */
export const trimSpace = (text: string): string => text.replace(ends, "")
