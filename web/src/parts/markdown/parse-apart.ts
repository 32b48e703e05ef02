import type { Root } from "mdast"
import type { Parsed } from "./worker"

/** Longest time that a text may take, in milliseconds. Hostile text can take minutes. */
const limit = 8_000

/**
 * Parses in a worker, which is ended when it takes too long or is no longer wanted. Without
 * workers it parses here.
 */
export function parseApart(source: string, signal: AbortSignal): Promise<Root> {
  if (typeof Worker === "undefined") return import("./parse").then(({ parse }) => parse(source))
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    const end = (error?: Error) => {
      clearTimeout(timer)
      worker.terminate()
      if (error) reject(error)
    }
    const timer = setTimeout(() => end(new Error("parsing took too long")), limit)
    signal.addEventListener("abort", () => end(new DOMException("not wanted any more", "AbortError")))
    worker.onmessage = ({ data }: MessageEvent<Parsed>) => {
      if ("root" in data) resolve(data.root)
      end("failed" in data ? new Error(data.failed) : undefined)
    }
    worker.onerror = (e) => {
      e.preventDefault()
      end(new Error(e.message || "the parser did not load"))
    }
    worker.onmessageerror = () => end(new Error("the parsed text could not be read"))
    worker.postMessage(source)
  })
}
