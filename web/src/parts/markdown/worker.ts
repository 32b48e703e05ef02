import type { Root } from "mdast"
import { parse } from "./parse"

/** What the worker answers: the tree, or that the text is beyond it. */
export type Parsed = { root: Root } | { failed: string }

self.onmessage = ({ data }: MessageEvent<string>) => {
  let answer: Parsed
  try {
    answer = { root: parse(data) }
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) }
  }
  postMessage(answer)
}
