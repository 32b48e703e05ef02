import { tokens } from "@/format"

const fraction = (text: string): number => text.split(".")[1]?.length ?? 0

/** Amounts of tokens as the API writes them ("1200.5"), as integers of one common unit. */
export function units(...texts: string[]): bigint[] {
  const places = Math.max(0, ...texts.map(fraction))
  return texts.map((t) => BigInt(t.replace(".", "")) * 10n ** BigInt(places - fraction(t)))
}

/** An amount of tokens as people read it: "1,200.5". */
export function amount(text: string): string {
  const places = fraction(text)
  return tokens(BigInt(text.replace(".", "")), places)
}

/** Whether an amount is nothing. */
export const isZero = (text: string): boolean => BigInt(text.replace(".", "")) === 0n
