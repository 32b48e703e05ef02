import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { getAddress, isAddress } from "@/address"
import { toClipboard } from "@/clipboard"
import { shortAddress, shortCID, shortHash } from "@/format"
import { messages as m } from "@/messages"

/** Copies text; says so for two seconds, also to screen readers. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<"" | "copied" | "failed">("")
  useEffect(() => {
    if (!state) return
    const t = setTimeout(() => setState(""), 2000)
    return () => clearTimeout(t)
  }, [state])
  return (
    <>
      <button
        type="button"
        title={m.common.copy(what)}
        aria-label={m.common.copy(what)}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-chip align-middle text-ink-3 hover:bg-sunken hover:text-ink pointer-coarse:size-11"
        onClick={() =>
          toClipboard(text).then(
            () => setState("copied"),
            () => setState("failed"),
          )
        }
      >
        {state === "copied" ? <Check size={16} strokeWidth={1.5} /> : <Copy size={16} strokeWidth={1.5} />}
      </button>
      <span role="status" className="sr-only">
        {state === "copied" ? m.common.copied : state === "failed" ? m.common.notCopied : ""}
      </span>
    </>
  )
}

type Kind = "address" | "cid" | "hash"

const cut: Record<Kind, (s: string) => string> = {
  address: (a) => shortAddress(isAddress(a) ? getAddress(a) : a),
  cid: shortCID,
  hash: shortHash,
}

/** An identifier, shortened the same way everywhere; whole on hover, focus and copy. */
export function Identifier({
  kind,
  value,
  copy = true,
  whole,
}: {
  kind: Kind
  value: string
  copy?: boolean
  whole?: boolean
}) {
  const full = kind === "address" && isAddress(value) ? getAddress(value) : value
  return (
    <span className="identifier">
      <bdi title={full} translate="no">
        {whole ? full : cut[kind](value)}
      </bdi>
      {copy && <CopyButton text={full} what={m.common.identifier[kind]} />}
    </span>
  )
}
