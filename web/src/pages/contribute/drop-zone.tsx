import { FolderUp, Upload } from "lucide-react"
import { useRef, useState, type DragEvent } from "react"
import { count } from "@/format"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { fromDrop, fromInput, type Selection } from "./files"
import { scanning, take } from "./store"

const m = messages.contribute

/** Where files come in: by dropping, or by the two buttons. small: files are there already. */
export function DropZone({
  small,
  found,
  onNothing,
}: {
  small: boolean
  found: number | undefined
  onNothing: (nothing: boolean) => void
}) {
  const [over, setOver] = useState(false)
  const folder = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const got = (s: Selection) => {
    onNothing(s.files.length === 0 && s.unreadable.length === 0)
    take(s)
  }
  const dropped = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    scanning(0)
    void fromDrop(e.dataTransfer, scanning).then(got)
  }
  const chosen = (input: HTMLInputElement) => {
    got(fromInput(input.files ?? []))
    input.value = "" // so that the same choice counts again
  }
  return (
    <div
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={(e) => e.currentTarget.contains(e.relatedTarget as Node | null) || setOver(false)}
      onDrop={dropped}
      className={
        "rounded-control border border-dashed px-4 text-center transition-colors " +
        (small ? "py-4 " : "py-12 ") +
        (over ? "border-woad bg-woad-wash" : "border-edge")
      }
    >
      {!small && <Upload size={20} strokeWidth={1.5} className="mx-auto mb-2 text-ink-3" aria-hidden />}
      <p className={small ? "text-ui text-ink-2" : "text-title-3 font-semibold"}>{m.drop.title}</p>
      {!small && <p className="mx-auto mt-1 max-w-measure text-ui text-balance text-ink-3">{m.drop.help}</p>}
      <div className={"flex flex-wrap justify-center gap-2 " + (small ? "mt-2" : "mt-4")}>
        <Button size={small ? "small" : "normal"} onClick={() => folder.current?.click()}>
          <FolderUp size={16} strokeWidth={1.5} aria-hidden /> {m.drop.folder}
        </Button>
        <Button size={small ? "small" : "normal"} onClick={() => files.current?.click()}>
          {m.drop.files}
        </Button>
      </div>
      <p role="status" className="text-ui text-ink-2">
        {found !== undefined && m.drop.scanning(found, count(found))}
      </p>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={m.drop.folder}
        multiple
        {...{ webkitdirectory: "" }}
        onChange={(e) => chosen(e.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        hidden
        aria-label={m.drop.files}
        multiple
        onChange={(e) => chosen(e.currentTarget)}
      />
    </div>
  )
}
