import { getAddress } from "viem"
import { oneLine, trimSpace } from "./space"

/**
 * The text of a proposal as internal/governance/description.go writes it: title, prose, one
 * sentence for each call (so that the text always says what the calls do), and
 * OpenZeppelin's guard, after which only proposer can propose it.
 */
export function proposalText(title: string, prose: string, sentences: string[], proposer: string): string {
  const parts: string[] = []
  const line = oneLine(title)
  if (line) parts.push("# " + line)
  const words = trimSpace(prose)
  if (words) parts.push(words)
  if (sentences.length > 0) parts.push(sentences.map((s) => "- " + s).join("\n"))
  parts.push("#proposer=" + getAddress(proposer as `0x${string}`))
  return parts.join("\n\n")
}
