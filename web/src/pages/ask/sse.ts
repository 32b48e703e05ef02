/** An event of a stream of server-sent events. */
export interface ServerEvent {
  event: string
  data: string
}

/**
 * Reads server-sent events (WHATWG HTML, 9.2.6) from a body. Chunks may end anywhere, also
 * within a character or between CR and LF. An event that the end of the stream cuts off is
 * dropped, as the standard says.
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder() // drops a byte order mark
  const parser = new EventParser()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      yield* parser.push(done ? decoder.decode() : decoder.decode(value, { stream: true }))
      if (done) return
    }
  } finally {
    // Whoever stops reading early lets the server stop, too.
    await reader.cancel().catch(() => {})
  }
}

/** The parser's state between two pieces of text. */
export class EventParser {
  #rest = ""
  #event = ""
  #data: string[] = []

  /** The events that the next piece of text completes. */
  push(text: string): ServerEvent[] {
    const out: ServerEvent[] = []
    this.#rest += text
    for (;;) {
      const m = /\r\n|\n|\r/.exec(this.#rest)
      // A CR at the very end may be the first half of a line end.
      if (!m || (m[0] === "\r" && m.index === this.#rest.length - 1)) return out
      const line = this.#rest.slice(0, m.index)
      this.#rest = this.#rest.slice(m.index + m[0].length)
      const event = this.#line(line)
      if (event) out.push(event)
    }
  }

  #line(line: string): ServerEvent | undefined {
    if (line === "") {
      const event = { event: this.#event || "message", data: this.#data.join("\n") }
      const empty = this.#data.length === 0
      this.#event = ""
      this.#data = []
      return empty ? undefined : event
    }
    const colon = line.indexOf(":")
    if (colon === 0) return // a comment
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "")
    if (field === "event") this.#event = value
    if (field === "data") this.#data.push(value)
  }
}
