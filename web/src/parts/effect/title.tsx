import type { Schema } from "@/api/client"
import { count } from "@/format"
import { messages } from "@/messages"
import { Sentence } from "./sentence"

/** What a proposal would do, from its calldata, as a title: its first effect and how many more. */
export function EffectTitle({ effects }: { effects: Schema<"Effect">[] }) {
  const first = effects[0]
  if (!first) return messages.proposals.effect.nothing
  const text = first.sentence.replace(/\.$/, "")
  return (
    <>
      <Sentence text={text} />
      {effects.length > 1 && (
        <> {messages.proposals.effect.andMore(count(effects.length - 1), effects.length - 1)}</>
      )}
    </>
  )
}
