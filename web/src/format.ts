/** Numbers, times and names as people read them, by their locale. */
const locale = navigator.languages

/** Made when first used: a formatter is slow to make, and a page uses few of them. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

const integer = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const decimal = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))

/** A count: 1,204,331. */
export const count = (n: number | bigint): string => integer().format(n)

/** Bytes in decimal units: 3 MB, 1.2 kB. */
export function bytes(n: number): string {
  if (n < 1000) return integer().format(n) + " B"
  const units = ["kB", "MB", "GB", "TB"]
  let i = -1
  do {
    n /= 1000
    i++
  } while (n >= 999.5 && i < units.length - 1)
  return (n < 10 ? decimal() : integer()).format(n) + " " + units[i]
}

/**
 * An amount of tokens from the smallest units, exact: "1,200" or "0.05". At most four
 * decimal places are shown, more are cut and marked with "…".
 */
export function tokens(units: string | bigint, decimals: number): string {
  const value = BigInt(units)
  const one = 10n ** BigInt(decimals)
  const whole = integer().format(value / one)
  const digits = (value % one).toString().padStart(decimals, "0").replace(/0+$/, "")
  if (!digits) return whole
  const point =
    decimal()
      .formatToParts(1.5)
      .find((p) => p.type === "decimal")?.value ?? "."
  return whole + point + (digits.length > 4 ? digits.slice(0, 4) + "…" : digits)
}

/**
 * A share as a percentage that never rounds across a threshold: integer, but one decimal
 * place within a point of 50 or 100, rounded down there.
 */
export function percent(part: bigint, whole: bigint): string {
  if (whole === 0n) return "0%"
  const permille = Number((part * 1000n) / whole)
  const near = (permille > 490 && permille < 500) || (permille > 990 && permille < 1000)
  return (near ? decimal().format(permille / 10) : integer().format(Math.floor(permille / 10))) + "%"
}

/** An address, cut in the middle: 0x1234…abcd. */
export const shortAddress = (a: string): string => a.slice(0, 6) + "…" + a.slice(-4)

/** A CID, cut in the middle: bafy…x7ab. */
export const shortCID = (c: string): string => (c.length <= 12 ? c : c.slice(0, 4) + "…" + c.slice(-4))

/** A hash or an id, cut in the middle: 0x12345678…abcd. */
export const shortHash = (h: string): string => (h.length <= 16 ? h : h.slice(0, 10) + "…" + h.slice(-4))

const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }))
const date = once(() => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }))
const moment = once(
  () =>
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    }),
)

/** A duration in its largest unit: "5 h", "2 d", "40 s". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return s + " s"
  if (s < 3600) return Math.round(s / 60) + " min"
  if (s < 48 * 3600) return Math.round(s / 3600) + " h"
  return Math.round(s / 86_400) + " d"
}

/** A time seen from now: relative within 24 hours, else the local date. Seconds since 1970. */
export function when(seconds: number, now: number): string {
  const d = seconds - now
  const a = Math.abs(d)
  if (a < 60) return relative().format(Math.round(d), "second")
  if (a < 3600) return relative().format(Math.round(d / 60), "minute")
  if (a < 24 * 3600) return relative().format(Math.round(d / 3600), "hour")
  return date().format(seconds * 1000)
}

/** Date and time of day. Seconds since 1970. */
export const clock = (seconds: number): string => moment().format(seconds * 1000)

/** ISO 8601 with zone, for hover and focus. Seconds since 1970. */
export function iso(seconds: number): string {
  const d = new Date(seconds * 1000)
  const zone = -d.getTimezoneOffset()
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, "0")
  const local = new Date(d.getTime() + zone * 60_000).toISOString().slice(0, 19)
  return local + (zone < 0 ? "-" : "+") + two(zone / 60) + ":" + two(zone % 60)
}
