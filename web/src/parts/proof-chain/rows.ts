import { useQuery } from "@tanstack/react-query"
import { datasetQuery, statusQuery } from "@/api/queries"
import type { Schema } from "@/api/client"
import type { Check } from "./check"
import { useRPC } from "./rpc"
import type { ProofSubject } from "./proof-chain"

/** The links of a chain of proof, in order. */
export type LinkName = "chunk" | "file" | "cid" | "dataset" | "contributor" | "proposal" | "transaction"

const checking: Check = { state: "checking" }

/**
 * Checks a subject's links, each as soon as what it needs is there. The code that checks is
 * loaded when the first chain of proof is shown.
 */
export function useChecks(s: ProofSubject): {
  dataset?: Schema<"DatasetDetail">
  error: unknown
  checks: Partial<Record<LinkName, Check>>
} {
  const dataset = useQuery(datasetQuery(s.dataset))
  const status = useQuery(statusQuery)
  const rpc = useRPC()
  const d = dataset.data
  const file = useQuery({
    queryKey: [
      "datasets",
      s.dataset,
      "proof",
      "file",
      s.file,
      s.passage?.start,
      s.passage?.end,
      s.passage?.text,
    ],
    enabled: !!s.file,
    queryFn: async ({ signal }) => {
      const { checkFile } = await import("./checks")
      return s.file ? checkFile(s.dataset, s.file, s.passage, signal) : null
    },
  })
  const root = useQuery({
    queryKey: ["proof", s.dataset, "root", s.file, d?.cid],
    enabled: !!d,
    queryFn: async ({ signal }) => {
      const { checkRoot } = await import("./checks")
      return d ? checkRoot(d.id, d.cid, s.file, signal) : null
    },
  })
  const id = useQuery({
    queryKey: ["proof", s.dataset, "id", d?.contributor, d?.collection, d?.cid],
    enabled: !!d,
    queryFn: async () => {
      const { checkDataset } = await import("./checks")
      return d ? checkDataset({ ...d, id: s.dataset }) : null
    },
  })
  const contracts = status.data?.contracts
  const approval = d?.approval
  const chain = useQuery({
    queryKey: ["proof", s.dataset, "chain", approval?.tx, approval?.block, rpc?.dev, rpc?.chain, rpc?.on],
    enabled: !!rpc && !!contracts && !!approval,
    queryFn: async () => {
      const { checkApproval } = await import("./checks")
      return rpc && contracts && approval ? checkApproval(rpc, contracts, s.dataset, approval) : null
    },
  })
  const unasked: Check = status.data ? { state: "server", why: "noRPC" } : checking
  const of = (q: { data?: unknown; error: unknown }, check?: Check | null): Check =>
    check ?? (q.error ? { state: "unavailable", why: "away" } : checking)
  return {
    dataset: d,
    error: dataset.error,
    checks: {
      chunk: s.passage && of(file, file.data?.chunk),
      file: s.file && of(file, file.data?.file),
      cid: of(root, root.data),
      dataset: of(id, id.data),
      contributor: of(id, id.data),
      proposal: approval && (rpc ? of(chain, chain.data?.proposal) : unasked),
      transaction: approval && (rpc ? of(chain, chain.data?.transaction) : unasked),
    },
  }
}
