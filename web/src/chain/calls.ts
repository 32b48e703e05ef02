import { encodeFunctionData, getAddress, type Address, type Hex } from "viem"
import { governorABI, registryABI, tokenABI } from "./abi"
import { cidBytes, collectionBytes, datasetID } from "./dataset-id"
import { oneLine } from "./space"

/** One call of a proposal. */
export interface Call {
  target: Address
  data: Hex
  /** What it will do, as the server reads it from the calldata. */
  sentence: string
}

/** A dataset to approve. */
export interface Approval {
  contributor: Address
  collection: string
  /** Canonical CIDv1, base32. */
  cid: string
  /** SPDX licence expression. */
  licence: string
  /** CID of its witan.dataset/1 description. */
  metadata?: string
  /** Unix seconds at which the approval ends; 0: never. */
  expiry: number
  /** The dataset's round now; the approval is skipped if it is another when it is executed. */
  expectedRound: number
}

/** The addresses of the DAO's contracts (GET /status). */
export interface Contracts {
  token: string
  governor: string
  registry: string
}

/** DatasetRegistry.approve for one or many datasets. */
export function approveCall(c: Contracts, approvals: Approval[]): Call {
  const data = encodeFunctionData({
    abi: registryABI,
    functionName: "approve",
    args: [
      approvals.map((a) => ({
        contributor: a.contributor,
        collection: collectionBytes(a.collection),
        cid: cidBytes(a.cid),
        licence: a.licence,
        metadata: a.metadata ? cidBytes(a.metadata) : "0x",
        expiry: BigInt(a.expiry),
        expectedRound: a.expectedRound,
      })),
    ],
  })
  return { target: c.registry as Address, data, sentence: approveSentence(approvals) }
}

/** DatasetRegistry.revoke. */
export function revokeCall(
  c: Contracts,
  d: { contributor: string; collection: string; cid: string },
  reason: string,
): Call {
  const id = datasetID(d)
  const words = oneLine(reason.replace(/\p{Cs}/gu, "\ufffd")) // half characters, as the calldata has them
  return {
    target: c.registry as Address,
    data: encodeFunctionData({ abi: registryABI, functionName: "revoke", args: [id, reason] }),
    sentence:
      `Revoke dataset ${id} (${d.cid} by ${getAddress(d.contributor)} for collection ${d.collection})` +
      (words ? `, reason: “${words}”.` : ", no reason given."),
  }
}

/** MembershipToken.mint or burn, of a number of smallest units. */
export function memberCall(
  c: Contracts,
  kind: "mint" | "burn",
  member: Address,
  units: bigint,
  decimals: number,
): Call {
  const amount = plain(units, decimals)
  const address = getAddress(member)
  return {
    target: c.token as Address,
    data: encodeFunctionData({ abi: tokenABI, functionName: kind, args: [member, units] }),
    sentence:
      kind === "mint"
        ? `Mint ${amount} tokens to member ${address}.`
        : `Burn ${amount} tokens of member ${address}.`,
  }
}

/** Governor.propose. */
export function proposeData(calls: Call[], description: string): Hex {
  return encodeFunctionData({
    abi: governorABI,
    functionName: "propose",
    args: [calls.map((c) => c.target), calls.map(() => 0n), calls.map((c) => c.data), description],
  })
}

/** An amount as the server's sentences write it: exact, without grouping. */
export function plain(units: bigint, decimals: number): string {
  const one = 10n ** BigInt(decimals)
  const fraction = (units % one).toString().padStart(decimals, "0").replace(/0+$/, "")
  return (units / one).toString() + (fraction && "." + fraction)
}

// The sentences are those of internal/governance/sentence.go. proposal-text.test.ts holds
// both to the same golden file.

function approveSentence(list: Approval[]): string {
  const licence = (a: Approval) => a.licence || "no licence given"
  const [first] = list
  if (!first) return "Approve no dataset."
  if (list.length === 1)
    return `Approve dataset ${first.cid} by ${getAddress(first.contributor)} for collection ${first.collection}, ${licence(first)}, ${expiry(first.expiry)}.`
  return (
    `Approve ${list.length} datasets by ${several(
      list.map((a) => getAddress(a.contributor)),
      "contributors",
    )} ` +
    `for ${several(
      list.map((a) => a.collection),
      "collections",
    )}, ${several(list.map(licence), "licences")}: ` +
    `${several(
      list.map((a) => a.cid),
      "CIDs",
    )}.`
  )
}

function expiry(t: number): string {
  if (t === 0) return "no expiry"
  if (t > 2 ** 40) return "expiry at unix time " + t
  const iso = new Date(t * 1000).toISOString() // far years with a sign and six digits
  return (
    "until " +
    iso
      .replace(/^\+0*/, "")
      .replace("T", " ")
      .replace(/\.\d+Z$/, "") +
    " UTC"
  )
}

/** Names up to three values, then how many more there are. */
function several(all: string[], what: string): string {
  const values = [...new Set(all)]
  if (what === "collections" && values.length === 1) return "collection " + values[0]
  if (values.length <= 3) return values.join(", ")
  return `${values.slice(0, 2).join(", ")} and ${values.length - 2} more ${what}`
}
