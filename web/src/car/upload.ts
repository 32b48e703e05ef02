import { Problem, problemOf, type Schema } from "@/api/client"

/** How an upload goes, for people to see. */
export interface Going {
  /** Bytes that are durable on the server, of bytes. */
  offset: number
  bytes: number
  /**
   * sending; waiting for the server, which did not answer and is tried again; or for the
   * person to sign in again.
   */
  state: "sending" | "waiting" | "signing-in"
  /** The server's id of the upload, to go on with it after a reload. */
  id: string
}

export interface Options {
  /** An upload of an earlier visit to go on with. */
  id?: string
  progress: (g: Going) => void
  signal: AbortSignal
  /** Signs in where the session has ended; false if the person declines. */
  ensure: () => Promise<boolean>
  /** Waits before the attempt after a failure; for tests. */
  pause?: (failures: number, signal: AbortSignal) => Promise<void>
}

/** The person did not sign in. */
export class NotSignedIn extends Error {
  constructor() {
    super("not signed in")
    this.name = "NotSignedIn"
  }
}

/** The files changed or went away after they were hashed. */
export class Changed extends Error {
  constructor(override readonly cause: unknown) {
    super("the files changed")
    this.name = "Changed"
  }
}

type Upload = Schema<"Upload">

/**
 * Sends a CARv1 whose one root is root, part by part, and goes on where the server says:
 * after a lost connection, a restart of the server, an ended session, or a reload of the
 * page (options.id). Ends when the server holds every block of it. Throws a Problem where
 * the server refuses, NotSignedIn, Changed, or what the signal was aborted with.
 */
export async function upload(root: string, car: Blob, o: Options): Promise<Upload> {
  const pause = o.pause ?? backOff
  let known: Upload | undefined
  let id = o.id
  let failures = 0
  for (;;) {
    o.signal.throwIfAborted()
    const going = (state: Going["state"]) =>
      o.progress({ offset: known?.offset ?? 0, bytes: car.size, state, id: id ?? "" })
    try {
      if (!known && id) known = await resumable(id, root, car.size, o.signal)
      known ??= await call<Upload>("POST", "", JSON.stringify({ root, bytes: car.size }), o.signal)
      id = known.id
      if (known.state === "complete") {
        going("sending")
        return known
      }
      if (known.state === "failed") throw refused(known)
      going("sending")
      known = await part(known, car, o.signal)
      failures = 0
    } catch (e) {
      if (!(e instanceof Problem)) throw e
      if (e.status === 401) {
        going("signing-in")
        if (!(await o.ensure())) throw new NotSignedIn()
      } else if (known && e.status === 409 && e.body?.offset !== undefined) {
        // Another offset than we thought, or another call still writes to it.
        if (e.code === "upload_busy") await pause(failures++, o.signal)
        known = { ...known, offset: e.body.offset }
      } else if (passing(e)) {
        going("waiting")
        await pause(failures++, o.signal)
        if (known) known = undefined // the server knows what arrived
      } else throw e
    }
  }
}

/** An upload of an earlier visit, unless it is no longer one of these bytes. */
async function resumable(
  id: string,
  root: string,
  bytes: number,
  signal: AbortSignal,
): Promise<Upload | undefined> {
  try {
    const u = await call<Upload>("GET", "/" + encodeURIComponent(id), undefined, signal)
    return u.root === root && u.bytes === bytes && u.state !== "failed" ? u : undefined
  } catch (e) {
    if (e instanceof Problem && (e.status === 404 || e.status === 410)) return undefined
    throw e
  }
}

async function part(u: Upload, car: Blob, signal: AbortSignal): Promise<Upload> {
  let body: ArrayBuffer
  try {
    body = await car.slice(u.offset, Math.min(u.offset + u.part_bytes, car.size)).arrayBuffer()
  } catch (e) {
    throw new Changed(e)
  }
  return call<Upload>("PATCH", "/" + encodeURIComponent(u.id), body, signal, {
    "Content-Type": "application/octet-stream",
    "Upload-Offset": String(u.offset),
  })
}

const refused = (u: Upload) =>
  new Problem(u.reason ?? "upload_failed", 422, "The server refused the upload: " + (u.reason ?? ""))

/** Whether the same call may succeed in a moment. */
const passing = (p: Problem): boolean =>
  p.code === "offline" || p.code === "empty" || (p.status >= 500 && p.status !== 507)

async function call<T>(
  method: string,
  path: string,
  body: BodyInit | undefined,
  signal: AbortSignal,
  headers: Record<string, string> = { "Content-Type": "application/json" },
): Promise<T> {
  let answer: Response
  let text: string
  try {
    answer = await fetch("/api/v1/uploads" + path, { method, body, headers, signal })
    text = await answer.text()
  } catch (e) {
    signal.throwIfAborted()
    throw new Problem("offline", 0, e instanceof Error ? e.message : String(e))
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = undefined
  }
  if (!answer.ok) throw problemOf(answer.status, json)
  if (json === undefined) throw new Problem("empty", answer.status, "The server's answer was not whole.")
  return json as T
}

/** Half a second, doubled with each failure up to ten; less when the browser comes online. */
function backOff(failures: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(10_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2)
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(t)
      removeEventListener("online", done)
      signal.removeEventListener("abort", done)
      resolve()
    }
    const t = setTimeout(done, ms)
    addEventListener("online", done)
    signal.addEventListener("abort", done)
  })
}
