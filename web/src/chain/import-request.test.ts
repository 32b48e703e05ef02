import { hashTypedData, type Hex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { describe, expect, test } from "vitest"
import golden from "../../../contracts/testdata/import_request.json"
import { cidBytes, collectionBytes, datasetID } from "./dataset-id"
import { importRequestTyped } from "./import-request"

// The vectors are those that the registry's Solidity and the server's Go are tested with.
describe("the import request", () => {
  for (const v of golden.vectors) {
    const typed = importRequestTyped(
      {
        contributor: v.contributor,
        collection: v.collection,
        cid: v.cid,
        round: v.round,
        nonce: BigInt(v.nonce),
        deadline: BigInt(v.deadline),
      },
      v.chainId,
      v.registry,
    )
    test(v.name + ": digest", () => {
      expect(hashTypedData(typed)).toBe(v.digest)
    })
    test(v.name + ": signature", async () => {
      expect(await privateKeyToAccount(v.privateKey as Hex).signTypedData(typed)).toBe(v.signature)
    })
    test(v.name + ": dataset", () => {
      expect(collectionBytes(v.collection)).toBe(v.collectionBytes32)
      expect(cidBytes(v.cid)).toBe(v.cidBytes)
      expect(datasetID(v)).toBe(v.datasetId)
    })
  }
})
