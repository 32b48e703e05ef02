import { pack, Unreadable, type Packed } from "./pack"
import { Clash, type Entry } from "./tree"

/** What the worker answers. Blobs and files cross as handles, not as bytes. */
export type Answer =
  | { progress: { bytes: number; files: number } }
  | { packed: Packed }
  | { failed: { kind: "unreadable" | "clash" | "other"; path: string; text: string } }

/** How often progress is told, in milliseconds. */
const pace = 100

const tell = (a: Answer) => self.postMessage(a)

self.onmessage = async ({ data }: MessageEvent<Entry[]>) => {
  let told = 0
  try {
    const packed = await pack(data, (bytes, files) => {
      const now = performance.now()
      if (now - told < pace) return
      told = now
      tell({ progress: { bytes, files } })
    })
    tell({ packed })
  } catch (e) {
    const kind = e instanceof Unreadable ? "unreadable" : e instanceof Clash ? "clash" : "other"
    const path = e instanceof Unreadable || e instanceof Clash ? e.path : ""
    const cause = e instanceof Unreadable ? e.cause : e
    tell({ failed: { kind, path, text: cause instanceof Error ? cause.message : String(cause) } })
  }
}
