import { queryOptions, useQuery } from "@tanstack/react-query"
import { api, data } from "@/api/client"
import { messages } from "@/messages"
import { bytes, count } from "@/format"
import { Query } from "@/ui/states"

const m = messages.status.progress

/** One import by its id; the event stream keeps it true (live.ts). */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: ({ signal }) => data(api.GET("/api/v1/imports/{id}", { params: { path: { id } }, signal })),
  })

/** How far an import is: id is the dataset's id, a hyphen and the round. */
export function ImportProgress({ id }: { id: string }) {
  return (
    <Query of={useQuery(importQuery(id))}>
      {(i) => (
        <p className="text-ui">
          {messages.status.words[i.state]} · {m.filesOnly(count(i.files))} · {bytes(i.bytes)}
        </p>
      )}
    </Query>
  )
}
