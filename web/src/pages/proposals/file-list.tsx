import { FileText, FileX } from "lucide-react"
import type { Schema } from "@/api/client"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { Rows } from "./rows"

const m = messages.proposals.files

type File = Schema<"PreviewFile">

/** A dataset's files; the chosen one is marked. */
export function FileList({
  files,
  chosen,
  onChoose,
}: {
  files: File[]
  chosen?: string
  onChoose: (path: string) => void
}) {
  return (
    <Rows of={files} keyOf={(f) => f.path} height={44} label={m.title}>
      {(f) => <Row file={f} chosen={f.path === chosen} onChoose={() => onChoose(f.path)} />}
    </Rows>
  )
}

function Row({ file: f, chosen, onChoose }: { file: File; chosen: boolean; onChoose: () => void }) {
  const Icon = f.indexable ? FileText : FileX
  return (
    <button
      type="button"
      aria-current={chosen || undefined}
      onClick={onChoose}
      className="flex w-full items-start gap-2 rounded-chip px-2 py-2 text-left text-ui outline-offset-[-2px] hover:bg-sunken pointer-coarse:min-h-11 md:aria-current:bg-woad-wash"
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <Path text={f.path} />
        {!f.indexable && <span className="block text-meta text-weld">{reason(f.reason)}</span>}
      </span>
      <span className="shrink-0 text-meta text-ink-3">{bytes(f.size)}</span>
    </button>
  )
}

/** Why a file would not be indexed, in words; the code itself where no words are known. */
export function reason(code: string | undefined): string {
  const known = code === undefined ? undefined : m.reasons[code as keyof typeof m.reasons]
  return m.notIndexed(known ?? code ?? "")
}
