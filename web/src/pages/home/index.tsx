import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { lazy, Suspense } from "react"
import { statisticsQuery } from "@/api/statistics"
import { messages } from "@/messages"
import { AskBox } from "@/parts/ask-box/ask-box"
import { useDraft } from "@/parts/ask-box/draft"
import { buttonClass } from "@/ui/button"
import { Page } from "@/ui/page"
import { Empty } from "@/ui/states"

const m = messages.home

// The ask box works before the rest has arrived: first load is budgeted.
const Below = lazy(() => import("./below"))

/** Home: what this is, the ask box, and what goes on. */
export default function Home() {
  const navigate = useNavigate()
  const [draft, setDraft] = useDraft()
  const { data } = useQuery(statisticsQuery)
  const documents = data?.holdings.documents
  return (
    <Page
      title={m.title}
      // On a phone it takes two lines in any font, so that nothing moves when its own arrives.
      heading={<span className="block max-sm:max-w-64">{m.heading}</span>}
      lead={m.lead}
    >
      {data?.holdings.datasets === 0 ? (
        <Empty
          action={
            <Link to="/contribute" className={buttonClass("primary")}>
              {m.emptyAction}
            </Link>
          }
        >
          {m.empty}
        </Empty>
      ) : (
        <div className="max-w-measure">
          <AskBox
            value={draft}
            onChange={setDraft}
            onAsk={(q) => {
              setDraft("")
              void navigate({ to: "/ask/{-$id}", params: { id: undefined }, search: { q } })
            }}
            placeholder={documents === undefined ? undefined : messages.ask.box.placeholderOf(documents)}
          />
        </div>
      )}
      <div className="min-h-[60dvh]">
        <Suspense>
          <Below />
        </Suspense>
      </div>
    </Page>
  )
}
