import type { Schema } from "@/api/client"
import { messages } from "@/messages"

const m = messages.proposals

const colours = { for: "text-woad", against: "text-madder", abstain: "text-ink-2" }

/** For, against or abstain: by glyph, word and colour. */
export function Choice({ of: support }: { of: Schema<"Vote">["support"] }) {
  return (
    <span className={"font-semibold whitespace-nowrap " + colours[support]}>
      <span aria-hidden>{m.glyph[support]} </span>
      {m[support]}
    </span>
  )
}
