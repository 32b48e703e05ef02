import { useInfiniteQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { messages } from "@/messages"
import { Button, buttonClass } from "@/ui/button"
import { Page } from "@/ui/page"
import { Empty, Loading, Query } from "@/ui/states"
import { Filters } from "./filters"
import { Item } from "./item"
import { datasetPages, isDecision } from "./queries"

const route = getRouteApi("/datasets")
const m = messages.datasets

/** All datasets that were ever proposed, those decided last first. */
export default function Datasets() {
  const { decision, contributor, collection } = route.useSearch()
  const filter = { decision: isDecision(decision) ? decision : undefined, contributor, collection }
  const filtered = Object.values(filter).some((v) => v !== undefined)
  const pages = useInfiniteQuery(datasetPages(filter))
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        <Link to="/contribute" className={buttonClass() + " md:hidden"}>
          {m.propose}
        </Link>
      }
    >
      <Filters of={filter} />
      <Query of={pages} loading={<Loading lines={6} />}>
        {({ pages: list }) => {
          const all = list.flatMap((p) => p.datasets)
          if (all.length === 0) return <Nothing filtered={filtered} />
          return (
            <>
              <ul className="divide-y divide-line border-y border-line">
                {all.map((d) => (
                  <li key={d.id}>
                    <Item of={d} />
                  </li>
                ))}
              </ul>
              {pages.hasNextPage && (
                <Button
                  className="mt-4"
                  busy={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {messages.common.more}
                </Button>
              )}
            </>
          )
        }}
      </Query>
    </Page>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty
      action={
        <Link to="/datasets" className={buttonClass()}>
          {m.showAll}
        </Link>
      }
    >
      {m.noneMatch}
    </Empty>
  ) : (
    <Empty
      action={
        <Link to="/contribute" className={buttonClass("primary")}>
          {m.propose}
        </Link>
      }
    >
      {m.none}
    </Empty>
  )
}
