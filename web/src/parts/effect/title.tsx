import { Fragment } from "react"
import type { Schema } from "@/api/client"
import { count } from "@/format"
import { messages } from "@/messages"
import { Sentence } from "./sentence"

const m = messages.proposals.effect

/** How many effects a title names; of the rest it tells the number. */
const named = 2

/** What a proposal would do, from its calldata alone, as a title. */
export function EffectTitle({ effects }: { effects: Schema<"Effect">[] }) {
  if (effects.length === 0) return m.nothing
  const more = effects.length - named
  return (
    <span className="[font-synthesis-weight:none]">
      {effects.slice(0, named).map((e, i) => (
        <Fragment key={e.call}>
          {i > 0 && "; "}
          <Sentence text={brief(e)} />
        </Fragment>
      ))}
      {more > 0 && <> {m.andMore(count(more), more)}</>}
    </span>
  )
}

/** One call in few words; the server's own sentence where fewer would hide something. */
export function brief(e: Schema<"Effect">): string {
  const whole = e.sentence.replace(/\.$/, "")
  const list = e.datasets ?? []
  const [first] = list
  // Ether that is sent along and entries that will be skipped are said by the sentence only.
  if (!first || e.value !== "0" || list.some((d) => d.malformed)) return whole
  const collections = [...new Set(list.map((d) => d.collection))]
  const [collection] = collections
  if (!collection || collections.length > 1) return whole
  if (list.length > 1) return e.kind === "approve" ? m.approveMany(count(list.length), collection) : whole
  if (!first.cid) return whole
  return (e.kind === "approve" ? m.approve : m.revoke)(first.cid, collection)
}
