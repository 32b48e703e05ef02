import { messages } from "@/messages"

const m = messages.members.change

/** A typed number of tokens in smallest units, or what is wrong with it. */
export function parseTokens(text: string, decimals: number): { units: bigint } | { wrong: string } {
  const match = /^(\d{1,60})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return { wrong: m.amountBad }
  const [, whole = "", fraction = ""] = match
  if (fraction.length > decimals) return { wrong: m.amountFine(decimals) }
  const units = BigInt(whole + fraction.padEnd(decimals, "0"))
  return units === 0n ? { wrong: m.amountZero } : { units }
}
