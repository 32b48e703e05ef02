import { Link } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { markId } from "@/parts/citation/answer-text"
import { Shown } from "@/parts/document/shown"
import { buttonClass } from "@/ui/button"

const m = messages.ask.notFound

/** Documents named where no passage came close. */
const mostDocuments = 5

/** That nothing approved answers a question: unlike an answer, and never prose. */
export function NotFound({
  answer,
  open,
  onOpen,
}: {
  answer: Schema<"Answer">
  open?: number
  onOpen: (n: number, mark: string) => void
}) {
  const { citations: passages, ranked } = answer
  return (
    <div className="rounded-control border border-dashed border-edge p-4 sm:p-6">
      <div className="flex items-start gap-4">
        <HollowMark />
        <div className="min-w-0">
          <p className="text-body">
            <strong className="font-semibold">{m.title}.</strong> {m.text}
          </p>
          {passages.length + ranked.length === 0 && <p className="mt-1 text-ui text-ink-3">{m.noPassages}</p>}
        </div>
      </div>
      {passages.length + ranked.length > 0 && (
        <section className="mt-4" aria-label={m.closest}>
          <p className="text-ui font-semibold">
            {m.closest} <span className="font-normal text-ink-3">{m.closestHelp}</span>
          </p>
          <ul className="mt-2 divide-y divide-line border-t border-line">
            {passages.map((c) => (
              <li key={c.n}>
                <button
                  type="button"
                  id={markId(answer.id, c.n, 0)}
                  data-citation={c.n}
                  aria-expanded={open === c.n}
                  onClick={() => onOpen(c.n, markId(answer.id, c.n, 0))}
                  className="block w-full py-3 text-start hover:bg-sunken"
                >
                  <bdi className="text-ui font-semibold">
                    <Shown text={c.title || c.document} />
                  </bdi>
                  <span dir="auto" className="mt-1 line-clamp-2 font-serif text-body text-ink-2">
                    <Shown text={c.text} />
                  </span>
                </button>
              </li>
            ))}
            {passages.length === 0 &&
              ranked.slice(0, mostDocuments).map((r) => (
                <li key={r.dataset + r.document}>
                  <Link
                    to="/datasets/$id/documents/$"
                    params={{ id: r.dataset, _splat: r.document }}
                    className="block py-3 text-ui font-semibold hover:bg-sunken"
                  >
                    <bdi>
                      <Shown text={r.title || r.document} />
                    </bdi>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
        <Link to="/contribute" search={{ about: answer.question }} className={buttonClass("primary")}>
          {m.propose}
        </Link>
        <span className="text-ui text-ink-3">{m.proposeHelp}</span>
      </div>
    </div>
  )
}

/** The mark of the logo, empty: seats, and no marked line among them. */
function HollowMark() {
  return (
    <svg viewBox="0 0 32 32" width={32} height={32} aria-hidden="true" className="shrink-0 text-ink-3">
      <g fill="none" stroke="currentColor" strokeWidth="1.5">
        <circle cx="5" cy="22" r="2.2" />
        <circle cx="8.2" cy="14.2" r="2.2" />
        <circle cx="16" cy="11" r="2.2" />
        <circle cx="23.8" cy="14.2" r="2.2" />
        <circle cx="27" cy="22" r="2.2" />
        <rect x="10.5" y="19.9" width="11" height="4.2" rx="1" strokeDasharray="2 1.5" />
      </g>
    </svg>
  )
}
