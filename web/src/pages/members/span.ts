import { messages } from "@/messages"

const units = [
  [86_400, messages.members.units.days],
  [3600, messages.members.units.hours],
  [60, messages.members.units.minutes],
  [1, messages.members.units.seconds],
] as const

/** An exact duration in the units that people vote in: "5 days", "1 hour 30 minutes". */
export function span(seconds: number): string {
  const parts: string[] = []
  let left = seconds
  for (const [size, name] of units) {
    const n = Math.floor(left / size)
    if (n > 0) parts.push(name(n))
    left -= n * size
  }
  return parts.join(" ") || messages.members.units.none
}
