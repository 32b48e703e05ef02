import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useChainNow } from "@/chain-time"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Field, inputClass } from "@/ui/field"
import { Section } from "@/ui/page"
import { Panel } from "@/ui/panel"
import { faults, type Faults } from "./form"
import { LicenceField } from "./licence-field"
import { Optional } from "./optional"
import { Parts } from "./parts"
import { PreviousField } from "./previous-field"
import { describe, type, useContribution, words, type Part } from "./store"

const m = messages.contribute.describe

/** The second step: the words about what is offered. */
export function DescribeStep() {
  const { draft, parts } = useContribution()
  const navigate = useNavigate()
  const wrong = faults(draft, parts, useChainNow())
  const [judged, setJudged] = useState(false)
  const shown: Faults = judged ? wrong : { parts: {}, count: 0 }
  const next = () => {
    setJudged(true)
    if (wrong.count === 0)
      void navigate({ to: "/contribute", search: (old) => ({ ...old, step: "propose" }) })
    else requestAnimationFrame(() => document.querySelector<HTMLElement>("#content [aria-invalid]")?.focus())
  }
  return (
    <form
      noValidate
      className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={(e) => {
        e.preventDefault()
        next()
      }}
    >
      <div className="min-w-0">
        <Section title={parts.length > 1 ? m.each : m.words}>
          <div className="grid gap-4">
            {parts.map((p) => (
              <PartWords key={p.name} part={p} wrong={shown.parts[p.name] ?? {}} many={parts.length > 1} />
            ))}
          </div>
        </Section>
        <Section title={parts.length > 1 ? m.all : m.terms}>
          <div className="grid gap-4 sm:grid-cols-2">
            <LicenceField
              value={draft.licence}
              error={shown.licence}
              onChange={(licence) => type({ licence })}
            />
            <Field label={m.collection} help={m.collectionHelp} error={shown.collection}>
              {(p) => (
                <input
                  {...p}
                  className={inputClass}
                  value={draft.collection}
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(e) => type({ collection: e.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={<Optional of={m.expiry} />} help={m.expiryHelp} error={shown.expiry}>
              {(p) => (
                <input
                  {...p}
                  type="date"
                  className={inputClass}
                  value={draft.expiry}
                  onChange={(e) => type({ expiry: e.currentTarget.value })}
                />
              )}
            </Field>
          </div>
        </Section>
        <div className="mt-6 flex flex-wrap items-center gap-3 border-t border-line pt-4">
          <Button
            onClick={() =>
              void navigate({ to: "/contribute", search: (old) => ({ ...old, step: undefined }) })
            }
          >
            {messages.common.back}
          </Button>
          <Button type="submit" look="primary">
            {m.next}
          </Button>
          <p role="alert" className="text-ui text-madder">
            {shown.count > 0 && messages.contribute.wrong.some(shown.count)}
          </p>
        </div>
      </div>
      <aside className="min-w-0">
        <Parts of={parts} />
      </aside>
    </form>
  )
}

function PartWords({ part, wrong, many }: { part: Part; wrong: Faults["parts"][string]; many: boolean }) {
  const { draft } = useContribution()
  const w = words(draft, part.name)
  const fields = (
    <div className="grid gap-4">
      <Field label={m.title} help={m.titleHelp} error={wrong.title}>
        {(p) => (
          <input
            {...p}
            className={inputClass}
            value={w.title}
            onChange={(e) => describe(part.name, { title: e.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={<Optional of={m.description} />} help={m.descriptionHelp} error={wrong.description}>
        {(p) => (
          <textarea
            {...p}
            rows={4}
            className={inputClass}
            value={w.description}
            onChange={(e) => describe(part.name, { description: e.currentTarget.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={<Optional of={m.source} />} help={m.sourceHelp} error={wrong.source}>
          {(p) => (
            <input
              {...p}
              className={inputClass}
              value={w.source}
              onChange={(e) => describe(part.name, { source: e.currentTarget.value })}
            />
          )}
        </Field>
        <PreviousField value={w.previous} onChange={(previous) => describe(part.name, { previous })} />
      </div>
    </div>
  )
  if (!many) return fields
  return (
    <Panel>
      <h3 className="mb-3 text-body font-semibold">
        <bdi>{part.name}</bdi>
      </h3>
      {fields}
    </Panel>
  )
}
