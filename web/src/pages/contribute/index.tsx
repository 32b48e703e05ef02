import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { Check } from "lucide-react"
import { useEffect } from "react"
import { messages } from "@/messages"
import { Page } from "@/ui/page"
import { Notice } from "@/ui/panel"
import { Done } from "./done"
import { DescribeStep } from "./step-describe"
import { FilesStep } from "./step-files"
import { ProposeStep } from "./step-propose"
import { contribution, type, useContribution } from "./store"

const m = messages.contribute

const steps = ["files", "describe", "propose"] as const
export type StepName = (typeof steps)[number]

/** Contribute: files, words about them, and the proposal to the members. */
export default function Contribute() {
  const { about, step: wished = "files" } = useSearch({ from: "/contribute" })
  const { parts, kept, proposed } = useContribution()
  useEffect(() => {
    if (about && !contribution().draft.prose) type({ prose: m.aboutProse(about) })
  }, [about])
  // The files cannot outlive a reload, so that is where it begins then.
  const step = parts.length === 0 ? "files" : wished
  const navigate = useNavigate()
  useEffect(() => {
    if (step !== wished)
      void navigate({ to: "/contribute", search: (old) => ({ ...old, step: undefined }), replace: true })
  }, [step, wished, navigate])
  if (proposed) return <Done of={proposed} />
  return (
    <Page title={m.title} lead={m.lead}>
      <div className="mb-6 grid gap-3 empty:hidden">
        {step !== "describe" && (
          <Notice tone="weld" title={m.public}>
            {m.publicWhy}
          </Notice>
        )}
        {about && step === "files" && (
          <Notice tone="woad" title={m.about}>
            <p className="font-serif text-read">
              <bdi>“{about}”</bdi>
            </p>
            <p>{m.aboutWhy}</p>
          </Notice>
        )}
        {!kept && <Notice tone="weld">{m.notKept}</Notice>}
      </div>
      <Steps at={step} open={parts.length > 0} />
      {step === "files" && <FilesStep />}
      {step === "describe" && <DescribeStep />}
      {step === "propose" && <ProposeStep />}
    </Page>
  )
}

/** The steps in order: those behind with a tick, the present one filled. */
function Steps({ at, open }: { at: StepName; open: boolean }) {
  return (
    <nav aria-label={m.steps.label} className="mb-6">
      <ol className="flex border-b border-line">
        {steps.map((s, i) => {
          const look =
            "relative flex items-center gap-2 px-3 py-2 text-ui font-semibold first:pl-0 sm:px-4 outline-offset-[-2px] "
          const number = (
            <span
              className={
                "inline-flex size-6 items-center justify-center rounded-full border text-meta " +
                (s === at
                  ? "border-woad bg-woad text-on-colour"
                  : i < steps.indexOf(at)
                    ? "border-woad text-woad"
                    : "border-edge text-ink-3")
              }
            >
              {i < steps.indexOf(at) ? <Check size={14} strokeWidth={2} aria-label={m.steps.done} /> : i + 1}
            </span>
          )
          return (
            <li key={s}>
              {s === at ? (
                <span aria-current="step" className={look + "text-ink"}>
                  {number} {m.steps[s]}
                </span>
              ) : open ? (
                <Link
                  to="/contribute"
                  search={(old) => ({ ...old, step: s === "files" ? undefined : s })}
                  className={look + "text-ink-2 hover:text-ink"}
                >
                  {number} {m.steps[s]}
                </Link>
              ) : (
                <span className={look + "text-ink-3"}>
                  {number} {m.steps[s]}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
