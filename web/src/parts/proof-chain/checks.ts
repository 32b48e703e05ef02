import { CID } from "multiformats/cid"
import { bytesToHex, encodeAbiParameters, keccak256, stringToHex, toEventSelector, type Hex } from "viem"
import { Problem, api, data, type Schema } from "@/api/client"
import { fileBytes } from "@/parts/source/passage"
import type { Check } from "./check"
import type { RPC } from "./rpc"
import { fileCID, folderCID, layouts, rawCID } from "./unixfs"

/** The largest file that is read to be hashed here, in bytes. */
export const largestFile = 8 << 20

/** The most files of a dataset whose folder is computed here. */
const mostFiles = 2_000

const raw = 0x55

/**
 * Reads a file and says whether the passage is in it where the citation says, and whether
 * its bytes have the file's CID.
 */
export async function checkFile(
  dataset: string,
  file: { path: string; cid: string },
  passage?: { start: number; end: number; text: string },
  signal?: AbortSignal,
): Promise<{ chunk?: Check; file: Check }> {
  let bytes: Uint8Array<ArrayBuffer>
  let whole = true
  try {
    bytes = await fileBytes(dataset, file.path, 0, largestFile, signal)
    if (bytes.length === largestFile) {
      whole = false // or exactly that long, which is as rare as it is harmless
      if (passage && passage.end > largestFile) {
        const part = await fileBytes(dataset, file.path, passage.start, passage.end, signal)
        return { chunk: checkPassage(part, { ...passage, start: 0, end: part.length }), file: tooLarge }
      }
    }
  } catch (error) {
    if (signal?.aborted) throw error
    const gone: Check = {
      state: "unavailable",
      why: error instanceof Problem && error.status === 404 ? "gone" : "away",
    }
    return { chunk: passage && gone, file: gone }
  }
  return {
    chunk: passage && checkPassage(bytes, passage),
    file: whole ? await checkBytes(bytes, file.cid) : tooLarge,
  }
}

const tooLarge: Check = { state: "server", why: "tooLarge" }

/** Whether exactly these bytes of the file are the passage. */
function checkPassage(bytes: Uint8Array, p: { start: number; end: number; text: string }): Check {
  const found = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(p.start, p.end))
  return found === p.text ? { state: "verified", how: "bytes" } : { state: "mismatch", named: p.text, found }
}

/**
 * Whether bytes have a CID. A raw block's CID proves or refutes it; other CIDs also depend
 * on how the file was cut, so that those which no known layout gives prove nothing.
 */
async function checkBytes(bytes: Uint8Array<ArrayBuffer>, cid: string): Promise<Check> {
  if (CID.parse(cid).code === raw) {
    const found = await rawCID(bytes)
    return found === cid ? { state: "verified", how: "hash" } : { state: "mismatch", named: cid, found }
  }
  for (const layout of layouts) {
    if ((await fileCID(bytes, layout)) === cid) return { state: "verified", how: "hash" }
  }
  return { state: "server", why: "layout" }
}

/** Whether a dataset's CID is that of the folder with exactly its files, this one among them. */
export async function checkRoot(
  dataset: string,
  root: string,
  file: { path: string; cid: string } | undefined,
  signal?: AbortSignal,
): Promise<Check> {
  if (file?.cid === root) return { state: "verified", how: "same" }
  const files: Schema<"Document">[] = []
  let cursor: string | undefined
  try {
    do {
      const page = await data(
        api.GET("/api/v1/datasets/{id}/documents", {
          params: { path: { id: dataset }, query: { limit: 500, cursor } },
          signal,
        }),
      )
      if (page.files > mostFiles) return { state: "server", why: "manyFiles" }
      files.push(...page.documents)
      cursor = page.next
    } while (cursor)
  } catch (error) {
    if (signal?.aborted) throw error
    return { state: "unavailable", why: error instanceof Problem && error.status === 404 ? "gone" : "away" }
  }
  if (file && !files.some((f) => f.path === file.path && f.cid === file.cid)) {
    return { state: "mismatch", named: file.cid, found: files.find((f) => f.path === file.path)?.cid ?? "" }
  }
  for (const layout of layouts) {
    if ((await folderCID(files, layout)) === root) return { state: "verified", how: "folder" }
  }
  return { state: "server", why: "layout" }
}

/** The id that the registry gives a dataset: keccak256(abi.encode(contributor, collection, cid)). */
export function datasetId(contributor: string, collection: string, cid: string): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "address" }, { type: "bytes32" }, { type: "bytes" }],
      [contributor as Hex, stringToHex(collection, { size: 32 }), bytesToHex(CID.parse(cid).bytes)],
    ),
  )
}

/** Whether a dataset's id commits to its contributor, collection and CID. */
export function checkDataset(d: { id: string; contributor: string; collection: string; cid: string }): Check {
  const found = datasetId(d.contributor, d.collection, d.cid)
  return found === d.id.toLowerCase()
    ? { state: "verified", how: "id" }
    : { state: "mismatch", named: d.id, found }
}

const approved = [
  "event DatasetApproved(bytes32 indexed id, address indexed contributor, bytes32 indexed collection, bytes cid, string licence, bytes metadata, uint64 expiry, uint32 round)",
  "event DatasetRenewed(bytes32 indexed id, uint64 expiry)",
].map((e) => toEventSelector(e))
const executed = toEventSelector("event ProposalExecuted(uint256 proposalId)")

interface Receipt {
  status: Hex
  blockNumber: Hex
  logs: { address: Hex; topics: Hex[]; data: Hex }[]
}

/**
 * Whether an approval's transaction is on the chain, succeeded, and has the registry's event
 * that approves the dataset and the governor's that executes the proposal.
 */
export async function checkApproval(
  rpc: RPC,
  contracts: { registry: string; governor: string },
  dataset: string,
  approval: { tx: string; block: number; proposal_id?: string },
): Promise<{ proposal: Check; transaction: Check }> {
  let receipt: Receipt | null
  try {
    if (BigInt((await rpc.request("eth_chainId", [])) as Hex) !== BigInt(rpc.chain)) {
      return both({ state: "server", why: "otherChain" })
    }
    receipt = (await rpc.request("eth_getTransactionReceipt", [approval.tx])) as Receipt | null
  } catch {
    return both({ state: "server", why: "rpcAway" }) // which the row says
  }
  if (!receipt) return both({ state: "mismatch", named: approval.tx, found: "" })
  const from = (address: string, topic: Hex[]) =>
    receipt.logs.filter((l) => same(l.address, address) && topic.includes(l.topics[0] ?? "0x"))
  const verified: Check = { state: "verified", how: rpc.dev ? "devRPC" : "walletRPC" }
  const decided =
    receipt.status === "0x1" &&
    from(contracts.registry, approved).some((l) => same(l.topics[1] ?? "", dataset))
  const inBlock = Number(receipt.blockNumber)
  const transaction: Check = !decided
    ? { state: "mismatch", named: approval.tx, found: "" }
    : inBlock !== approval.block
      ? { state: "mismatch", named: String(approval.block), found: String(inBlock) }
      : verified
  const runs = from(contracts.governor, [executed]).map((l) => BigInt(l.data).toString())
  const named = approval.proposal_id
  const proposal: Check = !named
    ? { state: "server" }
    : runs.includes(named)
      ? verified
      : { state: "mismatch", named, found: runs[0] ?? "" }
  return { proposal, transaction }
}

const both = (c: Check) => ({ proposal: c, transaction: c })
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
