// The golden vectors, seen by viem as a wallet and a web app would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recoverTypedDataAddress } from "viem";

import { content, file, types } from "../tools/vectors.mjs";

const { vectors } = JSON.parse(readFileSync(file, "utf8"));

test("the file is what viem computes", async () => {
  assert.equal(readFileSync(file, "utf8"), await content(), "run `npm run vectors` if it is meant to change");
});

for (const v of vectors) {
  test(`viem recovers the signer: ${v.name}`, async () => {
    const signer = await recoverTypedDataAddress({
      domain: { name: "Witan", version: "1", chainId: BigInt(v.chainId), verifyingContract: v.registry },
      types,
      primaryType: "ImportRequest",
      message: {
        contributor: v.contributor,
        collection: v.collection,
        cid: v.cid,
        round: v.round,
        nonce: BigInt(v.nonce),
        deadline: BigInt(v.deadline),
      },
      signature: v.signature,
    });
    assert.equal(signer, v.contributor);
  });
}

test("no two requests share a digest", () => {
  assert.ok(vectors.length >= 10);
  assert.equal(new Set(vectors.map((v) => v.digest)).size, vectors.length);
});
