import { afterEach, describe, expect, it, vi } from "vitest"
import { checkApproval, checkDataset, checkFile, datasetId } from "./checks"
import type { RPC } from "./rpc"
import { rawCID } from "./unixfs"

// A dataset of the development chain, as `witan demo` makes it.
const dataset = {
  id: "0x46221a49d1968339a1b417379b72f5bc247458f911c059c4a20a369b344d2ddd",
  contributor: "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc",
  collection: "main",
  cid: "bafybeifusz6w57z6wiwgbzipw3yas6mksugbovf3dxkbypcxajs2xvhdzm",
}

describe("checkDataset", () => {
  it("gives the id that the registry gave", () => {
    expect(checkDataset(dataset)).toEqual({ state: "verified", how: "id" })
  })
  it("names both ids when contributor or collection is another", () => {
    const lie = { ...dataset, collection: "other" }
    const found = datasetId(lie.contributor, lie.collection, lie.cid)
    expect(checkDataset(lie)).toEqual({ state: "mismatch", named: dataset.id, found })
  })
})

describe("checkFile", () => {
  const text = "# Zuschüsse\n\nDer Rat beendet sie.\n"
  const bytes = new TextEncoder().encode(text)
  const start = new TextEncoder().encode("# Zuschüsse\n\n").length
  const passage = { start, end: bytes.length - 1, text: "Der Rat beendet sie." }
  const serve = (body: BodyInit, status = 200) =>
    vi.stubGlobal("fetch", async () => new Response(body, { status }))
  afterEach(() => vi.unstubAllGlobals())

  it("verifies passage and CID by the file's bytes", async () => {
    serve(bytes)
    expect(await checkFile("0x1", { path: "a.md", cid: await rawCID(bytes) }, passage)).toEqual({
      chunk: { state: "verified", how: "bytes" },
      file: { state: "verified", how: "hash" },
    })
  })

  it("names both CIDs and both texts when one byte differs", async () => {
    const cid = await rawCID(bytes)
    const other = bytes.slice()
    other[start] = 100
    serve(other)
    expect(await checkFile("0x1", { path: "a.md", cid }, passage)).toEqual({
      chunk: { state: "mismatch", named: passage.text, found: "der Rat beendet sie." },
      file: { state: "mismatch", named: cid, found: await rawCID(other) },
    })
  })

  it("does not accuse a file that was cut in a way that is not known here", async () => {
    serve(bytes)
    const { file } = await checkFile("0x1", { path: "a.md", cid: dataset.cid })
    expect(file).toEqual({ state: "server", why: "layout" })
  })

  it("says that the content is gone", async () => {
    serve('{"code":"not_held","title":"Not Found","status":404}', 404)
    const gone = { state: "unavailable", why: "gone" }
    expect(await checkFile("0x1", { path: "a.md", cid: dataset.cid }, passage)).toEqual({
      chunk: gone,
      file: gone,
    })
  })
})

describe("checkApproval", () => {
  const contracts = {
    registry: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0",
    governor: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
  }
  const approval = { tx: "0x91", block: 15, proposal_id: "7" }
  const receipt = async () => {
    const { toEventSelector } = await import("viem")
    const { registryABI, governorABI } = await import("@/chain/abi")
    const topic = (abi: readonly { type: string; name?: string }[], name: string) => {
      const event = abi.find((e) => e.type === "event" && e.name === name)
      if (!event) throw new Error("no event " + name)
      return toEventSelector(event as never)
    }
    return {
      status: "0x1",
      blockNumber: "0xf",
      logs: [
        {
          address: contracts.registry.toLowerCase(),
          topics: [topic(registryABI, "DatasetApproved"), dataset.id],
          data: "0x",
        },
        {
          address: contracts.governor.toLowerCase(),
          topics: [topic(governorABI, "ProposalExecuted")],
          data: "0x07",
        },
      ],
    }
  }
  const rpc = (answer: unknown, chain = "0x7a69"): RPC => ({
    chain: "31337",
    dev: false,
    request: async (method) => (method === "eth_chainId" ? chain : answer),
  })

  it("verifies proposal and transaction by the receipt's events", async () => {
    const verified = { state: "verified", how: "walletRPC" }
    expect(await checkApproval(rpc(await receipt()), contracts, dataset.id, approval)).toEqual({
      proposal: verified,
      transaction: verified,
    })
  })

  it("refuses events of other contracts, failed transactions, other blocks and proposals", async () => {
    const good = await receipt()
    const state = async (answer: unknown, over = {}) => {
      const r = await checkApproval(rpc(answer), contracts, dataset.id, { ...approval, ...over })
      return [r.transaction.state, r.proposal.state]
    }
    const foreign = good.logs.map((l) => ({ ...l, address: "0x0000000000000000000000000000000000000001" }))
    expect(await state({ ...good, logs: foreign })).toEqual(["mismatch", "mismatch"])
    expect((await state({ ...good, status: "0x0" }))[0]).toBe("mismatch")
    expect((await state({ ...good, blockNumber: "0x10" }))[0]).toBe("mismatch")
    expect((await state(good, { proposal_id: "8" }))[1]).toBe("mismatch")
    expect(await state(null)).toEqual(["mismatch", "mismatch"])
  })

  it("claims nothing when the wallet is on another chain or does not answer", async () => {
    const other = await checkApproval(rpc(await receipt(), "0x1"), contracts, dataset.id, approval)
    expect(other.transaction).toEqual({ state: "server", why: "otherChain" })
    const away = { ...rpc(null), request: () => Promise.reject(new Error("away")) }
    expect((await checkApproval(away, contracts, dataset.id, approval)).proposal).toEqual({
      state: "server",
      why: "rpcAway",
    })
  })
})
