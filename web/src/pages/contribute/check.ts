import { messages } from "@/messages"

const m = messages.contribute.wrong

// The rules are those of the registry (contracts/src/Wellformed.sol) and of the
// description's schema (internal/dataset/metadata.schema.json).

/** Longest licence in bytes, as the registry takes it. */
const maxLicence = 64
const maxTitle = 200
const maxDescription = 20_000
const maxSource = 2_000

/** Length in characters (code points), as the schema counts. */
const chars = (s: string): number => [...s].length

/** What is wrong with a collection's name; undefined: nothing. */
export function collection(s: string): string | undefined {
  if (s === "") return m.noCollection
  if (!/^[a-z0-9-]{1,31}$/.test(s)) return m.collection
  return undefined
}

/** What is wrong with a licence as an SPDX expression (SPDX 3.0.1, annex B). */
export function licence(s: string): string | undefined {
  if (s.trim() === "") return m.noLicence
  if (s.length > maxLicence) return m.licenceLong
  return expression(s) ? undefined : m.licence
}

/** Whether s is: simple [WITH exception], joined by AND and OR, in parentheses where wished. */
function expression(s: string): boolean {
  const tokens = s.match(/[()]|[^\s()]+/g) ?? []
  let i = 0
  const id = (t: string | undefined) =>
    t !== undefined &&
    !/^(AND|OR|WITH)$/.test(t) &&
    /^(DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(t)
  const term = (): boolean => {
    if (tokens[i] === "(") {
      i++
      return all() && tokens[i++] === ")"
    }
    if (!id(tokens[i++])) return false
    if (tokens[i] !== "WITH") return true
    i++
    return id(tokens[i++])
  }
  const all = (): boolean => {
    if (!term()) return false
    while (tokens[i] === "AND" || tokens[i] === "OR") {
      i++
      if (!term()) return false
    }
    return true
  }
  return all() && i === tokens.length
}

/** What is wrong with a dataset's title. */
export function title(s: string): string | undefined {
  if (s.trim() === "") return m.noTitle
  if (/\p{Cc}/u.test(s)) return m.control
  return chars(s) > maxTitle ? m.titleLong : undefined
}

export const description = (s: string): string | undefined =>
  chars(s) > maxDescription ? m.descriptionLong : undefined

export const source = (s: string): string | undefined => (chars(s) > maxSource ? m.sourceLong : undefined)

/** What is wrong with a day (YYYY-MM-DD) at whose end the approval ends; "" is never. */
export function expiry(day: string, now: number): string | undefined {
  if (day === "") return undefined
  const at = expirySeconds(day)
  if (Number.isNaN(at)) return m.expiry
  return at <= now ? m.expiryPast : undefined
}

/** The end of a day in UTC, in unix seconds; 0 for "". */
export const expirySeconds = (day: string): number => (day === "" ? 0 : Date.parse(day + "T23:59:59Z") / 1000)
