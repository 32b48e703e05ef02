import { CID } from "multiformats/cid"
import { bytesToHex, encodeAbiParameters, keccak256, stringToHex, type Address, type Hex } from "viem"

/** A CID's binary form. The registry takes canonical CIDv1 only. */
export const cidBytes = (cid: string): Hex => bytesToHex(CID.parse(cid).bytes)

/** A collection's name as the registry keeps it: right-padded to 32 bytes. */
export const collectionBytes = (name: string): Hex => stringToHex(name, { size: 32 })

/** A dataset's identity: keccak256(abi.encode(address contributor, bytes32 collection, bytes cid)). */
export function datasetID(d: { contributor: string; collection: string; cid: string }): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "address" }, { type: "bytes32" }, { type: "bytes" }],
      [d.contributor as Address, collectionBytes(d.collection), cidBytes(d.cid)],
    ),
  )
}
