import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { CopyButton, Identifier } from "@/ui/identifier"

const m = messages.proposals.effect

/** A call as the machine reads it; open from the start when it cannot be decoded. */
export function Raw({ effect: e }: { effect: Schema<"Effect"> }) {
  return (
    <details className="mt-2 text-ui" open={!e.decoded}>
      <summary className="w-fit rounded-chip py-1 text-ink-3 hover:text-ink">
        {e.decoded ? m.call : m.undecoded}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-chip bg-sunken p-3 max-sm:grid-cols-1 max-sm:gap-y-0">
        <Row name={m.target}>
          <Identifier kind="address" value={e.target} whole /> {e.contract && m.contract(e.contract)}
        </Row>
        {e.function && (
          <Row name={m.function}>
            <code className="font-mono text-meta">{e.function}</code>
          </Row>
        )}
        {e.arguments?.map((a, i) => (
          <Row key={i} name={a.name || m.argument(i + 1)}>
            <bdi className="font-mono text-meta">
              <Shown text={a.value} />
            </bdi>{" "}
            <span className="text-ink-3">{a.type}</span>
          </Row>
        ))}
        <Row name={m.value}>{m.ether(e.value)}</Row>
        <Row name={m.raw}>
          <span className="flex items-start gap-1">
            <textarea
              readOnly
              rows={Math.min(6, Math.ceil(e.data.length / 48))}
              value={e.data}
              aria-label={m.raw}
              className="block w-full resize-y rounded-chip border border-line bg-surface p-1 font-mono text-meta break-all"
            />
            <CopyButton text={e.data} what={m.raw} />
          </span>
        </Row>
      </dl>
    </details>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="mb-1 min-w-0">{children}</dd>
    </>
  )
}
