import type { QueryClient } from "@tanstack/react-query"
import type { Schema } from "./client"
import { useSyncExternalStore } from "react"

/** What the event stream says (GET /events), by name. */
export type LiveEvent =
  | { name: "hello"; data: Schema<"Hello"> }
  | { name: "resync"; data: Schema<"Resync"> }
  | { name: "chain"; data: Schema<"ChainEvent"> }
  | { name: "proposal"; data: { id: string; number: number; state: string } }
  | { name: "import"; data: Schema<"Import"> }

const names: LiveEvent["name"][] = ["hello", "resync", "chain", "proposal", "import"]

/** Whether events arrive: "connecting" only before the first attempt has ended. */
export type Connection = "connecting" | "live" | "lost"

type Message = { event: LiveEvent; id: string } | { connection: Connection } | { ask: true }

let connection: Connection = "connecting"
const watchers = new Set<() => void>()
const listeners = new Set<(e: LiveEvent) => void>()

function setConnection(c: Connection) {
  if (c === connection) return
  connection = c
  for (const w of watchers) w()
}

/** The state of the event stream, for the line that says so when it is lost. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (w) => {
      watchers.add(w)
      return () => watchers.delete(w)
    },
    () => connection,
  )
}

/** Calls f for each event until the returned function is called. */
export function onEvent(f: (e: LiveEvent) => void): () => void {
  listeners.add(f)
  return () => listeners.delete(f)
}

/** The id of the last event that this tab knows of: whoever takes the stream over goes on behind it. */
let last = ""

/**
 * Keeps what the queries hold true to the server. One tab of the browser holds the stream
 * (the one that has the lock "witan.events") and tells the others; when it is closed,
 * another takes over.
 */
export function followEvents(client: QueryClient): void {
  const handle = (m: Message) => {
    if ("connection" in m) setConnection(m.connection)
    if ("event" in m) {
      if (m.id) last = m.id
      apply(client, m.event)
      for (const l of listeners) l(m.event)
    }
  }
  // Browsers have locks for https and localhost only. Elsewhere each tab holds its own stream.
  if (!("locks" in navigator)) return void stream(handle)
  const channel = new BroadcastChannel("witan.events")
  const tell = (m: Message) => {
    channel.postMessage(m)
    handle(m)
  }
  let leading = false
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ("ask" in data && leading) channel.postMessage({ connection } satisfies Message)
    else handle(data)
  }
  channel.postMessage({ ask: true } satisfies Message)
  void navigator.locks.request("witan.events", async () => {
    leading = true
    await stream(tell)
  })
}

/** Longest wait between two attempts to connect, in milliseconds. */
const maxPause = 10_000

/** Holds the stream for as long as the page lives. */
async function stream(tell: (m: Message) => void): Promise<never> {
  for (let failures = 0; ; failures++) {
    await new Promise<void>((ended) => {
      const source = new EventSource("/api/v1/events" + (last && "?since=" + encodeURIComponent(last)))
      source.onopen = () => {
        failures = 0
        tell({ connection: "live" })
      }
      source.onerror = () => {
        // The browser would reconnect by itself, but not after a refusal; so it is done here.
        source.close()
        tell({ connection: "lost" })
        ended()
      }
      for (const name of names) {
        source.addEventListener(name, (e: MessageEvent<string>) => {
          tell({ event: { name, data: JSON.parse(e.data) } as LiveEvent, id: e.lastEventId })
        })
      }
    })
    const pause = Math.min(maxPause, 500 * 2 ** failures)
    await new Promise((r) => setTimeout(r, pause * (0.5 + Math.random() / 2)))
  }
}

/** Reads again what an event says has changed. */
function apply(client: QueryClient, e: LiveEvent): void {
  const changed = (...keys: string[]) => {
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
  }
  switch (e.name) {
    case "hello":
      return
    case "resync":
      void client.invalidateQueries()
      return
    case "chain":
      changed("status", "proposals", "members", "datasets", "imports", "settings")
      return
    case "proposal":
      changed("proposals")
      return
    case "import":
      client.setQueryData(["imports", e.data.id], e.data)
      changed("datasets", "status", "statistics")
      void client.invalidateQueries({ queryKey: ["imports", "list"] })
      return
  }
}
