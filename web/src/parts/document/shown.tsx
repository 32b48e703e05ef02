import { messages } from "@/messages"
import { codeName, pieces } from "./hidden"

const m = messages.document

/** Text of others: what hides in it, or would turn its direction, is shown by its code. */
export function Shown({ text }: { text: string }) {
  return pieces(text).map((p, i) =>
    "text" in p ? (
      p.text
    ) : (
      <span
        key={i}
        dir="ltr"
        title={m.hidden(m.hiddenKinds[p.kind], codeName(p.code))}
        className="mx-px inline-block rounded-chip bg-weld-wash px-1 align-baseline font-mono text-[0.75em] text-weld [unicode-bidi:isolate]"
      >
        {codeName(p.code)}
        {p.times > 1 && m.again(p.times)}
      </span>
    ),
  )
}
