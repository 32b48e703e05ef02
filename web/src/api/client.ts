import createClient, { type Middleware } from "openapi-fetch"
import type { components, paths } from "./schema"

/** A type of the API's description, by name. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name]

/** What the server says when it refuses (RFC 9457), or what went wrong on the way. */
export class Problem extends Error {
  constructor(
    /** Stable code of the API, or "offline" when no answer came. */
    readonly code: string,
    readonly status: number,
    message: string,
    readonly advice?: string,
    readonly body?: Schema<"Problem">,
  ) {
    super(message)
    this.name = "Problem"
  }
}

/** Turns a refusal into a Problem. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === "object" && body !== null && "code" in body && "title" in body) {
    const p = body as Schema<"Problem">
    return new Problem(p.code, status, p.detail ?? p.title, p.advice, p)
  }
  return new Problem("http_" + status, status, "The server answered " + status + ".")
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    const text = await response.text()
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      body = text
    }
    throw problemOf(response.status, body)
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return error
    return new Problem("offline", 0, "The server did not answer.")
  },
}

/** What public/start.js asked for before the app was there, by path; each answer is used once. */
const early = (globalThis as { early?: Map<string, Promise<Response>> }).early
// What the first page did not ask for would only grow old.
if (early) setTimeout(() => early.clear(), 10_000)

function send(request: Request): Promise<Response> {
  const path = request.url.slice(location.origin.length)
  const answer = request.method === "GET" ? early?.get(path) : undefined
  early?.delete(path)
  return answer ?? fetch(request)
}

/** The API of the server this page came from. Every refusal is thrown as a Problem. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send })
api.use(refusals)

/** The data of an answer that has some; refusals were thrown before. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const content = (await answer).data
  if (content === undefined) throw new Problem("empty", 0, "The server's answer was empty.")
  return content
}
