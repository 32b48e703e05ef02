import type { Hex } from "viem"
import { sameAddress } from "@/address"
import { api, data, Problem, type Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { messages as m } from "@/messages"
import { ensureAccount } from "@/session/wallet"
import { ask, getState } from "@/session/store"
import type { TypedRequest } from "./plan"

/** How long a request may be used, in seconds of the chain's time; the server takes 24 h at most. */
const lifetime = 3600

/** The fields of an import request, as they are signed. */
export interface ImportRequest {
  contributor: string
  collection: string
  cid: string
  round: number
  nonce: bigint
  deadline: bigint
}

/**
 * The import request as typed data (EIP-712), with the CID in base32 so that a wallet shows
 * it. chainId is decimal.
 */
export function importRequestTyped(r: ImportRequest, chainId: string, registry: string): TypedRequest {
  const number = Number(chainId)
  return {
    domain: {
      name: "Witan",
      version: "1",
      chainId: Number.isSafeInteger(number) ? number : BigInt(chainId),
      verifyingContract: registry as Hex,
    },
    types: {
      ImportRequest: [
        { name: "contributor", type: "address" },
        { name: "collection", type: "string" },
        { name: "cid", type: "string" },
        { name: "round", type: "uint32" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint64" },
      ],
    },
    primaryType: "ImportRequest",
    message: { ...r },
  }
}

/**
 * Asks the contributor to sign the import request of an approved dataset, and hands it in.
 * The deadline goes by the latest block's time, never by this machine's clock. undefined:
 * declined.
 */
export async function requestImport(d: Schema<"Dataset">): Promise<Schema<"Import"> | undefined> {
  if (!(await ensureAccount())) return undefined
  if (!sameAddress(getState().account?.address, d.contributor))
    throw new Problem("other_account", 0, m.wallet.notContributor, m.wallet.connectContributor(d.contributor))
  const status = await queryClient.fetchQuery({ ...statusQuery, staleTime: 0 })
  const latest = status.chain.latest
  if (!latest) throw new Error(m.wallet.notFollowed)
  const nonce = crypto.getRandomValues(new BigUint64Array(4)).reduce((n, x) => (n << 64n) | x, 0n)
  const request: ImportRequest = {
    contributor: d.contributor,
    collection: d.collection,
    cid: d.cid,
    round: d.round,
    nonce,
    deadline: BigInt(latest.timestamp + lifetime),
  }
  const signature = await ask<Hex | undefined>((settle) => ({
    kind: "signature",
    title: m.wallet.importTitle,
    words: m.wallet.importWords(d.cid, d.collection),
    typed: importRequestTyped(request, status.chain.id, status.contracts.registry),
    settle,
  }))
  if (!signature) return undefined
  const made = await data(
    api.POST("/api/v1/imports", {
      body: { ...request, nonce: nonce.toString(), deadline: Number(request.deadline), signature },
    }),
  )
  await Promise.all(["datasets", "imports"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  return made
}
