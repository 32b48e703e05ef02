import type { Nodes, Root } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { gfmFromMarkdown } from "mdast-util-gfm"
import { gfm } from "micromark-extension-gfm"

/** Nodes this deep are shown as the text that they were written as. */
export const maxDepth = 16

/** Parses CommonMark with GitHub's additions. Fails where the nesting exceeds the stack. */
export function parse(source: string): Root {
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  flatten(root, source, 0)
  return root
}

/** Replaces what is nested too deeply by its source, and drops positions, which nobody reads. */
function flatten(node: Nodes, source: string, depth: number): void {
  if ("children" in node) {
    if (depth >= maxDepth) {
      const from = node.position?.start.offset ?? 0
      const to = node.position?.end.offset ?? from
      // The kind of the parent decides which kinds of children are right; "html" is shown
      // as text everywhere.
      node.children = [{ type: "html", value: source.slice(from, to) }] as typeof node.children
    } else {
      for (const child of node.children) flatten(child, source, depth + 1)
    }
  }
  delete node.position
}
