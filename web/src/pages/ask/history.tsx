import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { Plus, Trash2 } from "lucide-react"
import { useState } from "react"
import { api, type Schema } from "@/api/client"
import { conversationsQuery } from "@/api/conversations"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { Button, buttonClass } from "@/ui/button"
import { Dialog } from "@/ui/dialog"
import { Failed, Query } from "@/ui/states"
import { clear } from "./asking"

const m = messages.ask.history

/** The caller's conversations, to resume or to delete. */
export function History({ current, onChoose }: { current?: string; onChoose?: () => void }) {
  const list = useQuery(conversationsQuery)
  const [removing, setRemoving] = useState<Schema<"Conversation">>()
  return (
    <nav aria-label={m.title}>
      <Link
        to="/ask/{-$id}"
        params={{ id: undefined }}
        search={{}}
        onClick={() => {
          clear()
          onChoose?.()
        }}
        className={buttonClass("plain", "small") + " w-full"}
      >
        <Plus size={16} strokeWidth={1.5} aria-hidden /> {m.fresh}
      </Link>
      <Query of={list}>
        {(all) =>
          all.length === 0 ? (
            <p className="mt-4 text-ui text-ink-3">{m.empty}</p>
          ) : (
            <>
              {groups(all).map(([title, group]) => (
                <section key={title} aria-label={title} className="mt-4">
                  <h2 className="mb-1 px-2 text-meta font-semibold text-ink-3">{title}</h2>
                  <ul>
                    {group.map((c) => (
                      <li key={c.id} className="group relative [content-visibility:auto]">
                        <Link
                          to="/ask/{-$id}"
                          params={{ id: c.id }}
                          search={{}}
                          onClick={onChoose}
                          aria-current={c.id === current ? "page" : undefined}
                          title={c.title}
                          className={
                            "block truncate rounded-chip px-2 py-1.5 text-ui outline-offset-[-2px] group-focus-within:pe-10 group-hover:bg-sunken group-hover:pe-10 pointer-coarse:py-3 pointer-coarse:pe-12 " +
                            (c.id === current ? "bg-sunken font-semibold" : "text-ink-2")
                          }
                        >
                          <bdi>
                            <Shown text={c.title} />
                          </bdi>
                        </Link>
                        <button
                          type="button"
                          aria-label={m.remove(c.title)}
                          onClick={() => setRemoving(c)}
                          className="absolute end-0 top-0 inline-flex size-8 items-center justify-center rounded-chip text-ink-3 hover:text-madder pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100 pointer-fine:focus-visible:opacity-100 pointer-coarse:size-11"
                        >
                          <Trash2 size={16} strokeWidth={1.5} />
                        </button>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )
        }
      </Query>
      <Remove of={removing} current={current} onClose={() => setRemoving(undefined)} />
    </nav>
  )
}

function Remove({
  of,
  current,
  onClose,
}: {
  of?: Schema<"Conversation">
  current?: string
  onClose: () => void
}) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/conversations/{id}", { params: { path: { id } } }),
    onSuccess: async (_, id) => {
      if (id === current) await navigate({ to: "/ask/{-$id}", params: { id: undefined }, search: {} })
      client.removeQueries({ queryKey: ["conversations", id] })
      await client.invalidateQueries({ queryKey: conversationsQuery.queryKey })
      onClose()
    },
  })
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Dialog open={!!of} onClose={close} title={m.removeTitle}>
      <p className="font-serif text-body">
        <bdi>{of?.title}</bdi>
      </p>
      <p className="mt-2 text-ui text-ink-2">{m.removeText}</p>
      {remove.error && (
        <div className="mt-3">
          <Failed error={remove.error} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={close}>{messages.common.cancel}</Button>
        <Button look="danger" busy={remove.isPending} onClick={() => of && remove.mutate(of.id)}>
          {m.removeButton}
        </Button>
      </div>
    </Dialog>
  )
}

/** Today's conversations and the earlier ones; a group without any is left out. */
function groups(all: Schema<"Conversation">[]): [string, Schema<"Conversation">[]][] {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const today = all.filter((c) => Date.parse(c.updated_at) >= midnight)
  const earlier = all.filter((c) => Date.parse(c.updated_at) < midnight)
  const both: [string, Schema<"Conversation">[]][] = [
    [m.today, today],
    [m.earlier, earlier],
  ]
  return both.filter(([, group]) => group.length > 0)
}
