import { queryOptions } from "@tanstack/react-query"
import { api, data, type Schema } from "@/api/client"
import type { Address } from "@/address"
import { packBlock } from "@/car/pack"
import { upload } from "@/car/upload"
import { approveCall, type Approval, type Call } from "@/chain/calls"
import { datasetID } from "@/chain/dataset-id"
import { messages } from "@/messages"
import { ensureSession } from "@/session/wallet"
import { expirySeconds } from "./check"
import type { Draft } from "./draft"
import { encode } from "./metadata"
import { words, type Part } from "./store"

/** A dataset that is on the server and can be proposed. */
export interface Offer {
  part: Part
  cid: string
  id: string
}

/** The datasets that are hashed, in the name of a contributor. */
export function offers(parts: Part[], draft: Draft, contributor: string): Offer[] {
  return parts.flatMap((part) => {
    const packed = "packed" in part.work ? part.work.packed : undefined
    if (!packed || !/^[a-z0-9-]{1,31}$/.test(draft.collection)) return []
    const id = datasetID({ contributor, collection: draft.collection, cid: packed.root })
    return [{ part, cid: packed.root, id }]
  })
}

/** What the server knows of a dataset now; null: nothing. */
async function look(
  of: { id: string; cid: string },
  signal?: AbortSignal,
): Promise<Schema<"Dataset"> | null> {
  // By its CID: of a dataset that is not known yet a list is empty, and no error.
  const { datasets } = await data(
    api.GET("/api/v1/datasets", { params: { query: { cid: of.cid, limit: 500 } }, signal }),
  )
  return datasets.find((d) => d.id === of.id) ?? null
}

/** What the server knows of a dataset; null: nothing. */
export const known = (of: { id: string; cid: string }) =>
  queryOptions({
    queryKey: ["datasets", of.id, "known"],
    queryFn: ({ signal }) => look(of, signal),
  })

/** The approvals as they will be in the calldata; metadata and rounds by dataset id. */
export function approvals(
  list: Offer[],
  draft: Draft,
  contributor: Address,
  metadata: ReadonlyMap<string, string> = new Map(),
  rounds: ReadonlyMap<string, number> = new Map(),
): Approval[] {
  return list.map((o) => ({
    contributor,
    collection: draft.collection,
    cid: o.cid,
    licence: draft.licence.trim(),
    metadata: metadata.get(o.id),
    expiry: expirySeconds(draft.expiry),
    expectedRound: rounds.get(o.id) ?? 0,
  }))
}

/**
 * Sends the descriptions and makes the call that approves everything. undefined: the person
 * did not sign in. Throws what upload and encode throw.
 */
export async function prepare(
  status: Schema<"Status">,
  list: Offer[],
  draft: Draft,
  contributor: Address,
): Promise<Call | undefined> {
  if (!(await ensureSession())) return undefined
  const metadata = new Map<string, string>()
  const rounds = new Map<string, number>()
  for (const o of list) {
    const w = words(draft, o.part.name)
    const { root, car } = await packBlock(
      encode({
        title: w.title.trim(),
        description: w.description.trim(),
        source: w.source.trim(),
        previous: w.previous || undefined,
        files: o.part.entries.length,
        bytes: o.part.bytes,
      }),
    )
    await upload(root, car, {
      progress: () => {},
      signal: new AbortController().signal,
      ensure: ensureSession,
    })
    metadata.set(o.id, root)
    rounds.set(o.id, (await look(o))?.round ?? 0)
  }
  return approveCall(status.contracts, approvals(list, draft, contributor, metadata, rounds))
}

/** The title of the proposal where none is typed. */
export function defaultTitle(list: Pick<Part, "name">[], draft: Draft): string {
  const m = messages.contribute.propose
  const [first] = list
  return list.length === 1 && first ? m.titleOne(words(draft, first.name).title) : m.titleMany(list.length)
}
