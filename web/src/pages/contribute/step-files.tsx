import { useNavigate } from "@tanstack/react-router"
import { useId, useState } from "react"
import { bytes, count } from "@/format"
import { messages } from "@/messages"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Section } from "@/ui/page"
import { DropZone } from "./drop-zone"
import { FileList } from "./file-list"
import { tops, type Grouping } from "./files"
import { Issues } from "./issues"
import { Parts } from "./parts"
import { clear, group, reset, send, useContribution } from "./store"

const m = messages.contribute

/** The first step: what is offered. */
export function FilesStep() {
  const c = useContribution()
  const [nothing, setNothing] = useState(false)
  const any = c.files.size > 0
  return (
    <div className="grid gap-6">
      {!any && c.draft.had.length > 0 && <Had of={c.draft.had} />}
      <DropZone small={any} found={c.scanning} onNothing={setNothing} />
      {nothing && (
        <Notice tone="madder" alert>
          {m.empty.selection}
        </Notice>
      )}
      <Issues of={c} />
      {tops(c.files) > 1 && <Choice value={c.draft.grouping} datasets={tops(c.files)} />}
      {c.parts.length > 0 && (
        <>
          <Parts of={c.parts} />
          <Section
            title={m.list.title}
            actions={
              <Button size="small" look="quiet" className="-mr-3" onClick={clear}>
                {m.drop.clear}
              </Button>
            }
          >
            <FileList parts={c.parts} />
          </Section>
          <Next />
        </>
      )}
    </div>
  )
}

function Next() {
  const c = useContribution()
  const wallet = useWallet()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const hashing = c.parts.some((p) => p.work.state === "hashing")
  const broken = c.parts.some((p) => p.work.state === "failed" && !p.work.packed)
  const unsent = c.parts.some((p) => p.work.state === "hashed")
  const go = () => navigate({ to: "/contribute", search: (old) => ({ ...old, step: "describe" }) })
  const press = async () => {
    if (!unsent) return go()
    setAsking(true)
    const sent = await send().finally(() => setAsking(false))
    if (sent) await go()
  }
  const why = c.clashes.length > 0 ? m.settleFirst : hashing ? m.wait : undefined
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <Button
        look="primary"
        busy={asking}
        disabled={why !== undefined || broken}
        onClick={() => void press()}
      >
        {unsent || hashing ? m.upload : m.describeNext}
      </Button>
      <p className="min-w-0 flex-1 text-ui text-ink-3">
        {why ?? (unsent && !wallet.signedIn ? m.part.notSignedInWhy : m.uploadHelp)}
      </p>
    </div>
  )
}

function Had({ of }: { of: { name: string; files: number; bytes: number }[] }) {
  return (
    <Notice tone="woad" title={m.had.title}>
      <p>{m.had.why}</p>
      <ul className="mt-1 list-disc pl-4">
        {of.map((h) => (
          <li key={h.name}>
            <bdi>{m.had.one(h.name, h.files, count(h.files), bytes(h.bytes))}</bdi>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-2" onClick={reset}>
        {m.had.forget}
      </Button>
    </Notice>
  )
}

function Choice({ value, datasets }: { value: Grouping; datasets: number }) {
  const id = useId()
  const options = [
    { value: "each", text: m.grouping.each(datasets), help: m.grouping.eachHelp },
    { value: "one", text: m.grouping.one, help: m.grouping.oneHelp },
  ] as const
  return (
    <fieldset>
      <legend className="mb-2 text-ui font-semibold">{m.grouping.label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((o) => (
          <div
            key={o.value}
            className={
              "flex items-start gap-3 rounded-control border p-3 " +
              (o.value === value ? "border-woad bg-woad-wash" : "border-edge bg-surface")
            }
          >
            <input
              type="radio"
              name="grouping"
              id={id + o.value}
              aria-describedby={id + o.value + "-help"}
              className="mt-1 accent-woad"
              checked={o.value === value}
              onChange={() => group({ grouping: o.value })}
            />
            <div className="text-ui">
              <label htmlFor={id + o.value} className="block cursor-pointer font-semibold">
                {o.text}
              </label>
              <p id={id + o.value + "-help"} className="text-ink-2">
                {o.help}
              </p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
