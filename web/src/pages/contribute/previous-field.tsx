import { queryOptions, useQueries, useQuery } from "@tanstack/react-query"
import { api, data } from "@/api/client"
import { shortCID } from "@/format"
import { messages } from "@/messages"
import { isShown } from "@/parts/effect/preview"
import { standing } from "@/parts/status-line"
import { useWallet } from "@/session/wallet"
import { Field, inputClass } from "@/ui/field"
import { Optional } from "./optional"

const m = messages.contribute.describe

/** Datasets whose titles are asked for; older ones are named by their CID. */
const titled = 20

const own = (contributor: string) =>
  queryOptions({
    queryKey: ["datasets", "of", contributor],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets", { params: { query: { contributor, limit: 200 } }, signal })),
    enabled: contributor !== "",
  })

const titleOf = (id: string) =>
  queryOptions({
    queryKey: ["datasets", id, "metadata"],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets/{id}/metadata", { params: { path: { id } }, signal })),
    retry: false,
  })

/** Which of the contributor's earlier datasets this one is a new version of. Nothing without any. */
export function PreviousField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const account = useWallet().account?.address ?? ""
  const list = useQuery(own(account)).data?.datasets ?? []
  const titles = useQueries({
    queries: list
      .slice(0, titled)
      .filter((d) => d.metadata && isShown(d))
      .map((d) => titleOf(d.id)),
  })
  const title = new Map(
    list
      .slice(0, titled)
      .filter((d) => d.metadata && isShown(d))
      .map((d, i) => [d.id, titles[i]?.data?.title]),
  )
  if (list.length === 0 && !value) return null
  return (
    <Field label={<Optional of={m.previous} />} help={m.previousHelp}>
      {(p) => (
        <select {...p} className={inputClass} value={value} onChange={(e) => onChange(e.currentTarget.value)}>
          <option value="">{m.previousNone}</option>
          {list.map((d) => (
            <option key={d.id} value={d.id}>
              {[title.get(d.id), shortCID(d.cid), d.collection, messages.status.words[standing(d).word]]
                .filter(Boolean)
                .join(" · ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
