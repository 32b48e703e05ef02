import { count } from "@/format"
import { common } from "./common"

export const audit = {
  title: "Audit",
  badge: {
    equal: (block: number) => `Index equals approved set as of block ${count(block)}`,
    differs: (n: number) => `Index differs: ${count(n)} ${common.plural(n, "difference", "differences")}`,
    incomplete: "Index is not complete yet",
    changed: (block: number) => `Index changed since the audit at block ${count(block)}`,
    stale: (block: number) => `Last audit at block ${count(block)} is old`,
    checking: "Checking the index against the chain",
    unknown: "Index not audited since the server started",
    unreadable: "State of the index unknown",
  },
}
