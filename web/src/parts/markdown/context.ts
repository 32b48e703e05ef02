import type { Definition, FootnoteDefinition, Nodes, Root } from "mdast"
import { createContext, useContext } from "react"

/** What nodes need to know of the document that they stand in. */
export interface Document {
  /** Prefix of ids, so that two documents on one page do not share any. */
  id: string
  definitions: Map<string, Definition>
  footnotes: Map<string, { n: number; of: FootnoteDefinition }>
  /** The level to show each heading at: never one that skips a level. */
  levels: Map<Nodes, number>
  /** CIDs, addresses and ids in the text are set in mono and shortened. */
  identifiers: boolean
}

export const DocumentContext = createContext<Document | undefined>(undefined)

export function useDocument(): Document {
  const d = useContext(DocumentContext)
  if (!d) throw new Error("outside of a document")
  return d
}

/** Collects the definitions, footnotes and headings of a document under a heading of a level. */
export function document(root: Root, id: string, under: number, identifiers = false): Document {
  const d: Document = { id, definitions: new Map(), footnotes: new Map(), levels: new Map(), identifiers }
  let level = under
  let top = 0
  const visit = (node: Nodes) => {
    if (node.type === "definition" && !d.definitions.has(node.identifier))
      d.definitions.set(node.identifier, node)
    if (node.type === "footnoteDefinition" && !d.footnotes.has(node.identifier))
      d.footnotes.set(node.identifier, { n: d.footnotes.size + 1, of: node })
    if (node.type === "heading") {
      top ||= node.depth
      const wanted = under + 1 + Math.max(0, node.depth - top)
      level = Math.min(wanted, level + 1, 6)
      d.levels.set(node, level)
    }
    if ("children" in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return d
}
