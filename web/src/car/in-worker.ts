import type { Packed } from "./pack"
import type { Entry } from "./tree"
import type { Answer } from "./worker"

/** Files could not be turned into blocks. */
export class PackError extends Error {
  constructor(
    readonly kind: "unreadable" | "clash" | "other",
    readonly path: string,
    text: string,
  ) {
    super(text)
    this.name = "PackError"
  }
}

/**
 * pack in a worker of its own, so that the page stays free. Throws a PackError, or what
 * signal was aborted with.
 */
export function packInWorker(
  entries: Entry[],
  progress: (bytes: number, files: number) => void,
  signal: AbortSignal,
): Promise<Packed> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    const end = () => {
      worker.terminate()
      signal.removeEventListener("abort", stop)
    }
    const stop = () => {
      end()
      reject(signal.reason as Error)
    }
    signal.addEventListener("abort", stop)
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ("progress" in data) return progress(data.progress.bytes, data.progress.files)
      end()
      if ("packed" in data) resolve(data.packed)
      else reject(new PackError(data.failed.kind, data.failed.path, data.failed.text))
    }
    worker.onerror = (e) => {
      end()
      reject(new PackError("other", "", e.message))
    }
    worker.postMessage(entries)
  })
}
