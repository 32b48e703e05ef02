// Writes siwe.json: sign-in messages as two independent implementations make them,
// signed by viem, and broken ones, each judged by siwe's ABNF parser.
// Run in this folder: npm install --no-save siwe@3.0.0 viem@2.57.20 ethers@6 && node siwe.mjs
import { writeFileSync } from "node:fs";
import { ParsedMessage } from "@spruceid/siwe-parser";
import { SiweMessage } from "siwe";
import { privateKeyToAccount } from "viem/accounts";
import { createSiweMessage } from "viem/siwe";

const account = privateKeyToAccount("0x" + "4646".repeat(16)); // EIP-155's example key
const base = {
  domain: "127.0.0.1:7420", address: account.address, uri: "http://127.0.0.1:7420", version: "1",
  chainId: 31337, nonce: "k3p9x2m7q8r4s5t6", issuedAt: "2026-03-01T12:00:00.000Z",
};
const all = {
  ...base, scheme: "https", domain: "kb.example.org", uri: "https://kb.example.org/sign-in?next=%2Fask#top",
  statement: "Sign in to the knowledge base (it's free): 100 questions, no gas & no e-mail!",
  expirationTime: "2026-03-01T12:10:00.000Z", notBefore: "2026-03-01T11:59:00.000Z",
  requestId: "req-1:a@b%20c", resources: ["ipfs://bafkreigh2akiscaildc", "https://example.com/a?b=c", "urn:uuid:f81d4fae"],
};
const dates = (f) => ({
  ...f, issuedAt: new Date(f.issuedAt),
  ...(f.expirationTime && { expirationTime: new Date(f.expirationTime) }),
  ...(f.notBefore && { notBefore: new Date(f.notBefore) }),
});
const byViem = (f) => createSiweMessage(dates(f));
const bySiwe = (f) => new SiweMessage(f).prepareMessage();

const valid = [
  ["viem, required fields only", byViem(base)],
  ["siwe, required fields only", bySiwe(base)],
  ["viem, every field", byViem(all)],
  ["siwe, every field", bySiwe(all)],
  ["viem, statement", byViem({ ...base, statement: "I accept the Terms: https://example.org/tos" })],
  ["viem, localhost", byViem({ ...base, domain: "localhost:7420", uri: "http://localhost:7420/" })],
  ["siwe, IPv6 and a fraction", bySiwe({ ...base, domain: "[::1]:7420", uri: "http://[::1]:7420", issuedAt: "2026-03-01T12:00:00.123456+02:00" })],
  ["siwe, no resources in the list", byViem(base) + "\nResources:"],
  ["lower-case time letters", byViem(base).replace("T12:00:00.000Z", "t12:00:00z")],
  ["domain with user information", byViem(base).replace("127.0.0.1", "user:pw@127.0.0.1")],
];
const m = byViem(all), small = byViem(base);
const broken = [
  ["empty", ""],
  ["trailing line break", small + "\n"],
  ["CRLF", small.replaceAll("\n", "\r\n")],
  ["leading space", " " + small],
  ["no domain", small.replace("127.0.0.1:7420 wants", " wants")],
  ["domain with a path", small.replace("127.0.0.1:7420 wants", "127.0.0.1:7420/x wants")],
  ["domain with a space", small.replace("127.0.0.1:7420 wants", "evil.org 127.0.0.1 wants")],
  ["scheme starts with a digit", m.replace("https://kb.example.org wants", "1https://kb.example.org wants")],
  ["other phrase", small.replace("wants you to sign in", "asks you to sign in")],
  ["address without checksum", small.replace(account.address, account.address.toLowerCase())],
  ["address with a wrong checksum", small.replace(account.address, account.address.toUpperCase().replace("0X", "0x"))],
  ["address too short", small.replace(account.address, account.address.slice(0, -1))],
  ["no empty line after the address", small.replace(account.address + "\n\n\n", account.address + "\n")],
  ["statement of two lines", m.replace("no e-mail!", "no\ne-mail!")],
  ["statement with a percent sign", m.replace("no e-mail!", "100%")],
  ["statement beyond ASCII", m.replace("no e-mail!", "é")],
  ["statement without its empty line", m.replace("no e-mail!\n\n", "no e-mail!\n")],
  ["no URI", small.replace(/URI: .*\n/, "")],
  ["relative URI", small.replace("URI: http://127.0.0.1:7420", "URI: /sign-in")],
  ["URI with a space", small.replace("URI: http://127.0.0.1:7420", "URI: http://127.0.0.1:7420/a b")],
  ["URI with a broken escape", m.replace("%2Fask", "%2Gask")],
  ["URI with a bad IPv6 host", small.replace("URI: http://127.0.0.1:7420", "URI: http://[::1:7420")],
  ["URI with a bad port", small.replace("URI: http://127.0.0.1:7420", "URI: http://127.0.0.1:80a")],
  ["version 2", small.replace("Version: 1", "Version: 2")],
  ["version 11", small.replace("Version: 1", "Version: 11")],
  ["chain id in hexadecimal", small.replace("Chain ID: 31337", "Chain ID: 0x7a69")],
  ["negative chain id", small.replace("Chain ID: 31337", "Chain ID: -1")],
  ["nonce of 7 characters", small.replace("k3p9x2m7q8r4s5t6", "k3p9x2m")],
  ["nonce with a hyphen", small.replace("k3p9x2m7q8r4s5t6", "k3p9-2m7q8r4s5t6")],
  ["no nonce", small.replace(/Nonce: .*\n/, "")],
  ["no issue time", small.replace(/\nIssued At: .*/, "")],
  ["issue time without a zone", small.replace("12:00:00.000Z", "12:00:00.000")],
  ["issue time on 30 February", small.replace("2026-03-01T", "2026-02-30T")],
  ["issue time as a number", small.replace("2026-03-01T12:00:00.000Z", "1772366400")],
  ["expiry before the issue time", m.replace(/\nExpiration Time: .*/, "").replace("\nIssued At", "\nExpiration Time: 2026-03-01T12:10:00.000Z\nIssued At")],
  ["fields in another order", small.replace("Version: 1\nChain ID: 31337", "Chain ID: 31337\nVersion: 1")],
  ["a field twice", small.replace("Version: 1", "Version: 1\nVersion: 1")],
  ["an unknown field", small + "\nScope: everything"],
  ["lower-case field name", small.replace("Chain ID", "chain id")],
  ["no space after the colon", small.replace("Nonce: ", "Nonce:")],
  ["not-before before expiry", m.replace(/\nNot Before: .*/, "").replace("\nExpiration", "\nNot Before: 2026-03-01T11:59:00.000Z\nExpiration")],
  ["request id with a space", m.replace("req-1:a@b%20c", "req 1")],
  ["resource that is no URI", m + "\n- nothing"],
  ["resource without its hyphen", m + "\nhttps://example.com"],
  ["text after the resources", m + "\n\n- https://example.com"],
];
const accepts = (text) => { try { new ParsedMessage(text); return true; } catch { return false; } };
const vectors = [];
for (const [name, message] of valid) {
  if (!accepts(message)) throw new Error("siwe refuses: " + name + "\n" + message);
  vectors.push({ name, valid: true, message, signature: await account.signMessage({ message }) });
}
for (const [name, message] of broken) {
  if (vectors[0].message === message || m === message || small === message) throw new Error("not broken: " + name);
  if (accepts(message)) console.error("siwe accepts:", name);
  vectors.push({ name, valid: false, message });
}
writeFileSync("siwe.json", JSON.stringify({ address: account.address, vectors }, null, 1) + "\n");
