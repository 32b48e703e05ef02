import { useSyncExternalStore } from "react"
import type { Schema } from "@/api/client"
import { conversationQuery, conversationsQuery } from "@/api/conversations"
import { queryClient } from "@/api/queries"
import { askStream } from "./stream"

/** A question that is being answered, or whose answer failed or was stopped. */
export interface Asking {
  question: string
  /** Conversation that is asked on; undefined: a new one. */
  conversation?: string
  phase: "searching" | "found" | "writing" | "done" | "stopped" | "failed"
  /** Documents in which the answer is sought. */
  ranked?: Schema<"Ranked">[]
  /** What has arrived of the answer's text. */
  text: string
  answer?: Schema<"Answer">
  /** Why it failed. */
  error?: unknown
}

let current: Asking | undefined
let control: AbortController | undefined
const watchers = new Set<() => void>()

function set(next: Asking | undefined) {
  current = next
  for (const w of watchers) w()
}

/** What is being asked. It goes on when the page is left, and is there on coming back. */
export const useAsking = (): Asking | undefined =>
  useSyncExternalStore(
    (w) => {
      watchers.add(w)
      return () => watchers.delete(w)
    },
    () => current,
  )

/** Whether an answer is being given. */
export const underWay = (a: Asking | undefined): boolean =>
  a?.phase === "searching" || a?.phase === "found" || a?.phase === "writing"

/**
 * Asks a question, on in a conversation if one is given. One question is answered at a time:
 * a second one, also the same twice, is not begun.
 */
export function start(question: string, conversation?: string): void {
  if (underWay(current)) return
  const mine = new AbortController()
  control = mine
  set({ question, conversation, phase: "searching", text: "" })
  void run(question, conversation, mine.signal).catch((error: unknown) => {
    if (current && !mine.signal.aborted) set({ ...current, phase: "failed", error })
  })
}

async function run(question: string, conversation: string | undefined, signal: AbortSignal): Promise<void> {
  for await (const step of askStream({ question, conversation }, signal)) {
    if (!current || signal.aborted) return
    switch (step.event) {
      case "found":
        set({ ...current, phase: "found", ranked: step.data.ranked })
        break
      case "delta":
        set({ ...current, phase: "writing", text: current.text + step.data.text })
        break
      case "answer":
        keep(step.data)
        set({ ...current, phase: "done", text: step.data.answer, answer: step.data })
    }
  }
}

/** Adds an answer to its conversation as the pages hold it. */
function keep(answer: Schema<"Answer">): void {
  if (!answer.conversation) return
  const { queryKey } = conversationQuery(answer.conversation)
  const known = queryClient.getQueryData(queryKey)
  const asked = current?.conversation
  if (known) {
    queryClient.setQueryData(queryKey, {
      ...known,
      updated_at: answer.asked_at,
      messages: [...(known.messages ?? []), answer],
    })
  } else if (!asked) {
    queryClient.setQueryData(queryKey, {
      id: answer.conversation,
      title: answer.question,
      collection: "",
      created_at: answer.asked_at,
      updated_at: answer.asked_at,
      messages: [answer],
    })
  }
  // A list that is being read for the first time may have been made before this answer.
  const list = { queryKey: conversationsQuery.queryKey }
  void queryClient.cancelQueries(list).then(() => queryClient.invalidateQueries(list))
}

/** Ends the answer that is being given; what has arrived stays. */
export function stop(): void {
  if (!underWay(current)) return
  control?.abort()
  if (current) set({ ...current, phase: "stopped" })
}

/** Forgets the question; one that is being answered is stopped. */
export function clear(): void {
  control?.abort()
  set(undefined)
}
