"""Writes eth_account.json: golden vectors of Witan's EIP-712 import request.

Made once with eth-account 0.14.0, an implementation that shares no code with the three
that are checked against the vectors (Go, Solidity, viem):

    pip install eth-account==0.14.0 && python eth_account_vectors.py > eth_account.json
"""

import json

from eth_account import Account
from eth_account.messages import encode_typed_data

ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
FIELDS = [
    ("contributor", "address"),
    ("collection", "string"),
    ("cid", "string"),
    ("round", "uint32"),
    ("nonce", "uint256"),
    ("deadline", "uint64"),
]
# Keys of the mnemonic that development chains share: public, worth nothing.
KEYS = [
    "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
    "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
]
DAG_PB = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"
RAW = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
REGISTRY = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
OTHER = "0xffFFfFfFFFfFFFFfFfFfffffFfffFfFFFFFfffFF"

# name, key, chain id, registry, collection, cid, round, nonce, deadline
CASES = [
    ("ordinary", 0, 31337, REGISTRY, "eips", DAG_PB, 1, 0x1F3C9A6D5B2E4F708192A3B4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8, 1767225600),
    ("smallest numbers", 0, 1, REGISTRY, "a", RAW, 0, 0, 0),
    ("largest numbers", 1, 2**256 - 1, OTHER, "z" * 31, DAG_PB, 2**32 - 1, 2**256 - 1, 2**64 - 1),
    ("other chain", 0, 11155111, REGISTRY, "eips", DAG_PB, 1, 7, 1767225600),
    ("other registry", 0, 31337, OTHER, "eips", DAG_PB, 1, 7, 1767225600),
    ("other round", 0, 31337, REGISTRY, "eips", DAG_PB, 2, 7, 1767225600),
    ("raw leaf, collection with hyphen and digit", 1, 31337, REGISTRY, "eip-4844", RAW, 3, 2**64, 4102444800),
]


def vector(name, key, chain, registry, collection, cid, round_, nonce, deadline):
    account = Account.from_key(KEYS[key])
    message = {
        "contributor": account.address,
        "collection": collection,
        "cid": cid,
        "round": round_,
        "nonce": nonce,
        "deadline": deadline,
    }
    signable = encode_typed_data(
        domain_data={"name": "Witan", "version": "1", "chainId": chain, "verifyingContract": registry},
        message_types={"ImportRequest": [{"name": n, "type": t} for n, t in FIELDS]},
        message_data=message,
    )
    signed = account.sign_message(signable)
    return {
        "name": name,
        "domain": {"chainId": str(chain), "registry": registry},
        "message": {k: str(v) for k, v in message.items()},
        "domainSeparator": "0x" + signable.header.hex(),
        "structHash": "0x" + signable.body.hex(),
        "digest": "0x" + signed.message_hash.hex(),
        "privateKey": KEYS[key],
        "signature": "0x" + signed.signature.hex(),
        "signer": account.address,
    }


def refused(good):
    sig = bytes.fromhex(good["signature"][2:])
    r, s, v = sig[:32], sig[32:64], sig[64]
    high = (ORDER - int.from_bytes(s, "big")).to_bytes(32, "big")
    zero, order = bytes(32), ORDER.to_bytes(32, "big")
    flipped = bytes([27 + 28 - v])
    for name, error, bytes_ in [
        ("high s", "malleable", r + high + flipped),
        ("smallest high s", "malleable", r + (ORDER // 2 + 1).to_bytes(32, "big") + b"\x1b"),
        ("v is 0 or 1", "signature", r + s + bytes([v - 27])),
        ("v is 29", "signature", r + s + b"\x1d"),
        ("r is 0", "signature", zero + s + bytes([v])),
        ("s is 0", "signature", r + zero + bytes([v])),
        ("r is the order", "signature", order + s + bytes([v])),
        ("s is the order", "signature", r + order + bytes([v])),
        ("compact form (EIP-2098)", "signature", r + bytes([s[0] | (v - 27) << 7]) + s[1:]),
        ("one byte more", "signature", sig + b"\x00"),
        ("empty", "signature", b""),
        ("other parity", "signer", r + s + flipped),
    ]:
        yield {"name": name, "error": error, "digest": good["digest"], "signature": "0x" + bytes_.hex()}


vectors = [vector(*c) for c in CASES]
print(
    json.dumps(
        {
            "description": "EIP-712 import requests of Witan and their signatures; integers are decimal strings. "
            "refused: signatures over the first digest that do not count, by malleability, by form, "
            "or since another account signed.",
            "vectors": vectors,
            "refused": list(refused(vectors[0])),
        },
        indent=2,
    )
)
