import { afterEach, describe, expect, it, vi } from "vitest"
import { askStream, type Step } from "./stream"

const answered = (chunks: string[], init?: ResponseInit) =>
  vi.stubGlobal("fetch", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(c) {
        for (const chunk of chunks) c.enqueue(new TextEncoder().encode(chunk))
        c.close()
      },
    })
    return new Response(body, init)
  })

async function ask(): Promise<Step[]> {
  const out: Step[] = []
  for await (const s of askStream({ question: "Who?" }, new AbortController().signal)) out.push(s)
  return out
}

afterEach(() => vi.unstubAllGlobals())

describe("askStream", () => {
  it("tells the steps in order and ends with the answer", async () => {
    answered([
      'event: found\ndata: {"ranked":[]}\n\nevent: del',
      'ta\ndata: {"text":"a"}\n\n',
      'event: answer\ndata: {"id":"1"}\n\n',
    ])
    expect((await ask()).map((s) => s.event)).toEqual(["found", "delta", "answer"])
  })

  it("throws the problem that the stream ends with", async () => {
    answered(['event: error\ndata: {"status":504,"code":"timeout","title":"Gateway Timeout"}\n\n'])
    await expect(ask()).rejects.toMatchObject({ code: "timeout", status: 504 })
  })

  it("throws a refusal with its time to wait", async () => {
    answered(['{"status":429,"code":"rate_limited","title":"Too Many Requests","retry_after":7}'], {
      status: 429,
    })
    await expect(ask()).rejects.toMatchObject({ code: "rate_limited", body: { retry_after: 7 } })
  })

  it("says that an answer was cut off", async () => {
    answered(['event: delta\ndata: {"text":"half"}\n\n'])
    await expect(ask()).rejects.toMatchObject({ code: "cut" })
  })

  it("says that the server is away", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")))
    await expect(ask()).rejects.toMatchObject({ code: "offline" })
  })
})
