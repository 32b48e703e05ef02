import { afterEach, describe, expect, it, vi } from "vitest"
import { Changed, NotSignedIn, upload, type Going } from "./upload"

/** A server that keeps one upload, as internal/api/uploads.go does, and can be made to fail. */
class Server {
  bytes = new Uint8Array()
  total = 0
  root = ""
  ids = 0
  state: "receiving" | "complete" | "failed" = "receiving"
  /** Faults, used up one by one: instead of the call ("before") or of its answer ("after"). */
  faults: ({ when: "before" | "after" } & ({ offline: true } | { status: number; body?: object }))[] = []
  calls: string[] = []

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.calls.push(init.method + " " + url.replace("/api/v1/uploads", ""))
    const fault = this.faults[0]
    if (fault?.when === "before") return this.fail()
    const answer = this.answer(init)
    if (fault?.when === "after") return this.fail()
    return answer
  }

  private fail(): Response {
    const f = this.faults.shift()
    if (!f || "offline" in f) throw new TypeError("Failed to fetch")
    return Response.json({ title: "x", status: f.status, code: "c", ...f.body }, { status: f.status })
  }

  private answer(init: RequestInit): Response {
    if (init.method === "POST") {
      const b = JSON.parse(init.body as string) as { root: string; bytes: number }
      Object.assign(this, { root: b.root, total: b.bytes, bytes: new Uint8Array(), state: "receiving" })
      this.ids++
    }
    if (init.method === "PATCH") {
      const offset = Number(new Headers(init.headers).get("Upload-Offset"))
      if (offset !== this.bytes.length)
        return Response.json(
          { title: "x", status: 409, code: "upload_offset", offset: this.bytes.length },
          { status: 409 },
        )
      this.bytes = new Uint8Array([...this.bytes, ...new Uint8Array(init.body as ArrayBuffer)])
      if (this.bytes.length === this.total) this.state = "complete"
    }
    return Response.json({
      id: "u" + this.ids,
      root: this.root,
      bytes: this.total,
      offset: this.bytes.length,
      part_bytes: 4,
      state: this.state,
      created: "",
    })
  }
}

const car = new Blob(["0123456789"])

function send(server: Server, more: Partial<Parameters<typeof upload>[2]> = {}) {
  vi.stubGlobal("fetch", server.fetch)
  const seen: Going[] = []
  return {
    seen,
    done: upload("bafy", car, {
      progress: (g) => seen.push(g),
      signal: new AbortController().signal,
      ensure: () => Promise.resolve(true),
      pause: () => Promise.resolve(),
      ...more,
    }),
  }
}

afterEach(() => vi.unstubAllGlobals())

const text = (s: Server) => new TextDecoder().decode(s.bytes)

describe("upload", () => {
  it("sends parts of the size the server asks for", async () => {
    const s = new Server()
    const { done, seen } = send(s)
    await expect(done).resolves.toMatchObject({ state: "complete" })
    expect(text(s)).toBe("0123456789")
    expect(s.calls).toEqual(["POST ", "PATCH /u1", "PATCH /u1", "PATCH /u1"])
    expect(seen.map((g) => g.offset)).toEqual([0, 4, 8, 10])
  })

  it("goes on where the server says after answers were lost", async () => {
    const s = new Server()
    s.faults = [
      { when: "before", offline: true },
      { when: "before", status: 503 },
    ]
    await send(s).done
    expect(text(s)).toBe("0123456789")

    const t = new Server()
    const { done, seen } = send(t)
    t.faults = [{ when: "after", offline: true }] // the POST's answer: another upload is begun
    await done
    expect(text(t)).toBe("0123456789")
    expect(seen.some((g) => g.state === "waiting")).toBe(true)
  })

  it("asks how far it is when a part's answer was lost, and sends no byte twice", async () => {
    const s = new Server()
    let patches = 0
    const inner = s.fetch
    const { done } = send(Object.assign(s, {}), {})
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      const r = await inner(url, init)
      if (init.method === "PATCH" && ++patches === 2) throw new TypeError("Failed to fetch")
      return r
    })
    await done
    expect(text(s)).toBe("0123456789")
    expect(s.calls).toEqual(["POST ", "PATCH /u1", "PATCH /u1", "GET /u1", "PATCH /u1"])
  })

  it("takes the server's offset from a 409", async () => {
    const s = new Server()
    Object.assign(s, { root: "bafy", total: 10, ids: 1, bytes: new TextEncoder().encode("01234") })
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      // The first look at it is old: it says 0.
      if (init.method === "GET")
        return Response.json({
          id: "u1",
          root: "bafy",
          bytes: 10,
          offset: 0,
          part_bytes: 4,
          state: "receiving",
          created: "",
        })
      return s.fetch(url, init)
    })
    await upload("bafy", car, {
      id: "u1",
      progress: () => {},
      signal: new AbortController().signal,
      ensure: () => Promise.resolve(true),
      pause: () => Promise.resolve(),
    })
    expect(text(s)).toBe("0123456789")
  })

  it("goes on with the upload of an earlier visit", async () => {
    const s = new Server()
    Object.assign(s, { root: "bafy", total: 10, ids: 1, bytes: new TextEncoder().encode("01234567") })
    await send(s, { id: "u1" }).done
    expect(s.calls).toEqual(["GET /u1", "PATCH /u1"])
    expect(text(s)).toBe("0123456789")
  })

  it("begins anew when that upload was of other content", async () => {
    const s = new Server()
    Object.assign(s, { root: "other", total: 10, ids: 1 })
    await send(s, { id: "u1" }).done
    expect(s.calls.slice(0, 2)).toEqual(["GET /u1", "POST "])
    expect(text(s)).toBe("0123456789")
  })

  it("signs in again when the session ends on the way", async () => {
    const s = new Server()
    const ensure = vi.fn(() => Promise.resolve(true))
    s.faults = [{ when: "before", status: 401 }]
    const { done, seen } = send(s, { ensure })
    await done
    expect(ensure).toHaveBeenCalledOnce()
    expect(seen.some((g) => g.state === "signing-in")).toBe(true)
    s.faults = [{ when: "before", status: 401 }]
    await expect(send(s, { ensure: () => Promise.resolve(false) }).done).rejects.toThrow(NotSignedIn)
  })

  it.each([
    [429, "quota_address"],
    [507, "quota_total"],
    [413, "upload_too_large"],
    [422, "bad_block"],
  ])("stops at a refusal: %i %s", async (status, code) => {
    const s = new Server()
    s.faults = [{ when: "before", status, body: { code } }]
    await expect(send(s).done).rejects.toMatchObject({ name: "Problem", code, status })
    expect(s.calls).toHaveLength(1)
  })

  it("says that the files changed when they cannot be read any more", async () => {
    const gone = new Blob(["0123456789"])
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }) as unknown as Blob
    vi.stubGlobal("fetch", new Server().fetch)
    const work = upload("bafy", gone, {
      progress: () => {},
      signal: new AbortController().signal,
      ensure: () => Promise.resolve(true),
    })
    await expect(work).rejects.toThrow(Changed)
  })

  it("can be stopped", async () => {
    const stop = new AbortController()
    const { done } = send(new Server(), {
      signal: stop.signal,
      progress: (g) => g.offset === 4 && stop.abort(),
    })
    await expect(done).rejects.toThrow(/abort/i)
  })
})
