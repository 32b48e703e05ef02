import { count } from "@/format"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { alike, noText, type Picked } from "./files"
import { dismiss, group, settle, type Contribution } from "./store"

const m = messages.contribute

/** How many of a list are named; the rest is counted. */
const named = 8

/** Everything about the chosen files that a person should know, worst first. */
export function Issues({ of: c }: { of: Contribution }) {
  const paths = c.parts.flatMap((p) => p.entries.map((e) => e.path))
  const emptyFiles = c.parts.reduce((k, p) => k + p.entries.filter((e) => e.file.size === 0).length, 0)
  const silent = noText(paths)
  const pairs = c.parts.flatMap((p) => alike(p.entries.map((e) => e.path)))
  return (
    <div className="grid gap-3 empty:hidden">
      {c.clashes.length > 0 && <Clashes of={c.clashes} />}
      {c.left.unreadable.length > 0 && (
        <Notice tone="madder" title={m.unreadable.title(c.left.unreadable.length)} alert>
          <Names of={c.left.unreadable.map((u) => `${u.path}: ${u.reason}`)} />
          <p className="mt-1">{m.unreadable.why}</p>
          <Dismiss />
        </Notice>
      )}
      {c.left.emptyFolders.length > 0 && (
        <Notice tone="weld" title={m.empty.folders(c.left.emptyFolders.length)}>
          <Names of={c.left.emptyFolders} />
          <Dismiss />
        </Notice>
      )}
      {c.files.size > 0 && c.parts.length === 0 && <Notice tone="madder">{m.nothingLeft}</Notice>}
      {c.hiddenFiles > 0 && (
        <Notice tone="woad">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p>
              {(c.draft.takeHidden ? m.hidden.taken : m.hidden.left)(c.hiddenFiles, count(c.hiddenFiles))}
            </p>
            <Button size="small" onClick={() => group({ takeHidden: !c.draft.takeHidden })}>
              {c.draft.takeHidden ? m.hidden.leave : m.hidden.take}
            </Button>
          </div>
        </Notice>
      )}
      {emptyFiles > 0 && <Notice tone="woad">{m.empty.files(emptyFiles, count(emptyFiles))}</Notice>}
      {silent.length > 0 && (
        <Notice tone="weld" title={m.noText.title(silent.length, count(silent.length))}>
          <Names of={silent} />
          <p className="mt-1">{m.noText.why}</p>
        </Notice>
      )}
      {pairs.length > 0 && (
        <Notice tone="woad" title={m.alike.title}>
          <Names of={pairs.map(([a, b]) => m.alike.pair(a, b))} />
          <p className="mt-1">{m.alike.why}</p>
        </Notice>
      )}
      {paths.length > 10_000 && <Notice tone="woad">{m.many(count(paths.length))}</Notice>}
      {c.parts.length > 50 && <Notice tone="weld">{m.gas(c.parts.length)}</Notice>}
    </div>
  )
}

function Clashes({ of }: { of: Picked[] }) {
  return (
    <Notice tone="madder" title={m.clash.title(of.length, count(of.length))} alert>
      <Names of={of.map((c) => c.path)} />
      <p className="mt-1">{m.clash.why}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => settle(false)}>
          {m.clash.keep}
        </Button>
        <Button size="small" onClick={() => settle(true)}>
          {m.clash.replace}
        </Button>
      </div>
    </Notice>
  )
}

const Dismiss = () => (
  <Button size="small" className="mt-2" onClick={dismiss}>
    {messages.common.close}
  </Button>
)

function Names({ of }: { of: string[] }) {
  return (
    <ul className="mt-1 list-disc pl-4">
      {of.slice(0, named).map((name, i) => (
        <li key={i}>
          <bdi>
            <Shown text={name} />
          </bdi>
        </li>
      ))}
      {of.length > named && <li>{m.more(count(of.length - named))}</li>}
    </ul>
  )
}
