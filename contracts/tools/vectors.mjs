// Golden vectors of the import request (EIP-712) and of dataset ids, computed by viem.
// `node tools/vectors.mjs` writes testdata/import_request.json; test/vectors.test.mjs,
// test/ImportRequest.t.sol and the Go package internal/ethereum check it, each with code
// of its own.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  bytesToHex, concat, domainSeparator, encodeAbiParameters, getAddress, hashStruct, hashTypedData, keccak256,
  numberToHex, stringToHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";

export const file = fileURLToPath(new URL("../testdata/import_request.json", import.meta.url));

export const types = {
  ImportRequest: [
    { name: "contributor", type: "address" },
    { name: "collection", type: "string" },
    { name: "cid", type: "string" },
    { name: "round", type: "uint32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint64" },
  ],
};

const dagPb = 0x70;
const raw = 0x55;

/** The 36 bytes of a CIDv1 (sha2-256) of some content. */
function cidBytes(codec, content) {
  const digest = createHash("sha256").update(content).digest();
  return new Uint8Array([1, codec, 0x12, 0x20, ...digest]);
}

/** RFC 4648 base32, lower case, without padding, after the multibase prefix b. */
function base32(bytes) {
  const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const digits = bits.match(/.{1,5}/g).map((five) => alphabet[parseInt(five.padEnd(5, "0"), 2)]);
  return "b" + digits.join("");
}

const registry = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const plain = {
  key: 1n, chainId: 31337n, registry, collection: "eips", codec: dagPb, content: "hello", round: 1,
  nonce: 1n, deadline: 1_800_000_000n,
};

/** Each differs from the first in one thing, or is at the edges of its types. */
const inputs = [
  { name: "plain", ...plain },
  { name: "raw codec", ...plain, codec: raw },
  { name: "other signer", ...plain, key: 0xa11cen },
  { name: "other collection, one character", ...plain, collection: "a" },
  { name: "other collection, 31 characters", ...plain, collection: "the-longest-collection-name-012" },
  { name: "other round", ...plain, round: 2 },
  { name: "largest round", ...plain, round: 0xffff_ffff },
  { name: "nonce zero", ...plain, nonce: 0n },
  { name: "nonce above 64 bits", ...plain, nonce: 0x1_0000_0000_0000_0000n },
  { name: "largest nonce", ...plain, nonce: (1n << 256n) - 1n },
  { name: "deadline zero", ...plain, deadline: 0n },
  { name: "largest deadline", ...plain, deadline: (1n << 64n) - 1n },
  { name: "other chain", ...plain, chainId: 1n },
  { name: "largest chain id of EIP-2294", ...plain, chainId: 9_223_372_036_854_775_771n },
  { name: "other registry", ...plain, registry: getAddress("0xffffffffffffffffffffffffffffffffffffffff") },
];

/** The vectors, with integers as decimal strings but for `round`. */
export async function vectors() {
  return Promise.all(
    inputs.map(async (v) => {
      const privateKey = numberToHex(v.key, { size: 32 });
      const account = privateKeyToAccount(privateKey);
      const bytes = cidBytes(v.codec, v.content);
      const domain = { name: "Witan", version: "1", chainId: v.chainId, verifyingContract: v.registry };
      const message = {
        contributor: account.address,
        collection: v.collection,
        cid: base32(bytes),
        round: v.round,
        nonce: v.nonce,
        deadline: v.deadline,
      };
      const typed = { domain, types, primaryType: "ImportRequest", message };
      const collectionBytes32 = stringToHex(v.collection, { size: 32 });
      return {
        name: v.name,
        privateKey,
        chainId: String(v.chainId),
        registry: v.registry,
        contributor: message.contributor,
        collection: message.collection,
        cid: message.cid,
        round: message.round,
        nonce: String(message.nonce),
        deadline: String(message.deadline),
        domainSeparator: domainSeparator({ domain }),
        structHash: hashStruct({ data: message, types, primaryType: "ImportRequest" }),
        digest: hashTypedData(typed),
        signature: await account.signTypedData(typed),
        collectionBytes32,
        cidBytes: bytesToHex(bytes),
        datasetId: keccak256(
          encodeAbiParameters(
            [{ type: "address" }, { type: "bytes32" }, { type: "bytes" }],
            [message.contributor, collectionBytes32, concat([bytesToHex(bytes)])],
          ),
        ),
      };
    }),
  );
}

/** What the file holds. */
export async function content() {
  const about = "Golden vectors of the import request; written by contracts/tools/vectors.mjs. The keys are public.";
  return JSON.stringify({ about, vectors: await vectors() }, null, 2) + "\n";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, await content());
