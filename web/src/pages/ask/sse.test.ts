import { describe, expect, it } from "vitest"
import { EventParser, serverEvents, type ServerEvent } from "./sse"

const wire =
  '\uFEFF: beat\n\nevent: found\r\ndata: {"ranked":[]}\r\n\r\n' +
  "event:delta\rdata: Grüße,\rdata:  二行 🏛\r\r" +
  "data\n\nevent: lost\ndata: cut off"

const expected: ServerEvent[] = [
  { event: "found", data: '{"ranked":[]}' },
  { event: "delta", data: "Grüße,\n 二行 🏛" },
  { event: "message", data: "" },
]

function stream(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(c) {
      for (const chunk of chunks) c.enqueue(chunk)
      c.close()
    },
  })
}

async function read(chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const out: ServerEvent[] = []
  for await (const e of serverEvents(stream(chunks))) out.push(e)
  return out
}

describe("serverEvents", () => {
  const bytes = new TextEncoder().encode(wire)

  it("reads what arrives in one piece", async () => {
    expect(await read([bytes])).toEqual(expected)
  })

  it("reads what is split at every byte, within characters and line ends", async () => {
    expect(await read(Array.from(bytes, (b) => new Uint8Array([b])))).toEqual(expected)
  })

  it("reads what is split in two at any place", async () => {
    for (let i = 0; i <= bytes.length; i++) {
      expect(await read([bytes.slice(0, i), bytes.slice(i)]), "split at " + i).toEqual(expected)
    }
  })

  it("lets the server stop when nobody reads on", async () => {
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (c) => c.enqueue(new TextEncoder().encode("data: x\n\n")),
      cancel: () => void (cancelled = true),
    })
    for await (const e of serverEvents(endless)) {
      expect(e.data).toBe("x")
      break
    }
    expect(cancelled).toBe(true)
  })
})

describe("EventParser", () => {
  it("gives an event as soon as its blank line is there", () => {
    const p = new EventParser()
    expect([...p.push("data: 1\n")]).toEqual([])
    expect([...p.push("\nda")]).toEqual([{ event: "message", data: "1" }])
    expect([...p.push("ta: 2\n\n")]).toEqual([{ event: "message", data: "2" }])
  })
})
