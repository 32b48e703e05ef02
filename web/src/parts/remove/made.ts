import { api, data, type Schema } from "@/api/client"

/**
 * The proposal that a transaction made, if the server has read its block. The transaction
 * sheet waits for that block before it says that it is done.
 */
export async function madeBy(hash: string, proposer: string): Promise<Schema<"Summary"> | undefined> {
  const list = await data(api.GET("/api/v1/proposals", { params: { query: { proposer, limit: 20 } } }))
  return list.proposals.find((p) => p.tx.toLowerCase() === hash.toLowerCase())
}
