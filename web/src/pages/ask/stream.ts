import { Problem, problemOf, type Schema } from "@/api/client"
import { serverEvents } from "./sse"

/** A step of an answer that is being given. */
export type Step =
  | { event: "found"; data: Schema<"Found"> }
  | { event: "delta"; data: Schema<"Delta"> }
  | { event: "answer"; data: Schema<"Answer"> }

/**
 * Asks, and tells of each step as it comes; the last is the answer. Throws a Problem: the
 * server's own, "offline" when no answer began, "cut" when the stream ended before the
 * answer. When signal is aborted, the AbortError of fetch.
 */
export async function* askStream(
  question: Schema<"Question">,
  signal: AbortSignal,
): AsyncGenerator<Step, void> {
  let response: Response
  try {
    response = await fetch("/api/v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify(question),
      signal,
    })
  } catch (error) {
    throw signal.aborted ? error : new Problem("offline", 0, "The server did not answer.")
  }
  if (!response.ok || !response.body) throw await refusal(response)
  try {
    for await (const { event, data } of serverEvents(response.body)) {
      if (event === "error") {
        const p = JSON.parse(data) as Schema<"Problem">
        throw problemOf(p.status, p)
      }
      if (event === "found" || event === "delta" || event === "answer") {
        yield { event, data: JSON.parse(data) } as Step
        if (event === "answer") return
      }
    }
  } catch (error) {
    if (signal.aborted || error instanceof Problem) throw error
  }
  throw new Problem("cut", 0, "The connection ended before the answer was complete.")
}

async function refusal(response: Response): Promise<Problem> {
  const text = await response.text()
  try {
    return problemOf(response.status, JSON.parse(text))
  } catch {
    return problemOf(response.status, text)
  }
}
