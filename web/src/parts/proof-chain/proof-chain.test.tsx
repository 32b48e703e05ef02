import { screen, waitFor } from "@testing-library/react"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { api } from "@/api/client"
import { datasetQuery, statusQuery } from "@/api/queries"
import { show } from "@/testing/page"
import { ProofChain } from "./proof-chain"
import { folderCID, layouts, rawCID } from "./unixfs"
import { datasetId } from "./checks"

const contributor = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc"
const bytes = new TextEncoder().encode("Der Rat beendet sie.\n")
const file = { path: "a.md", cid: "" }
let root = ""
let id = ""

beforeEach(async () => {
  file.cid = await rawCID(bytes)
  root = await folderCID([{ ...file, size: bytes.length }], layouts[0] as (typeof layouts)[0])
  id = datasetId(contributor, "main", root)
  vi.stubGlobal("fetch", async () => new Response(bytes))
  const documents = [{ ...file, size: bytes.length, indexed: true }]
  vi.spyOn(api, "GET").mockResolvedValue({ data: { files: 1, documents } } as never)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const link = (name: string) => screen.getByTestId("part").querySelector(`[data-link=${name}]`)

async function proof(passage: { start: number; end: number; text: string }, chain: object) {
  const dataset = {
    id,
    cid: root,
    contributor,
    collection: "main",
    approval: { tx: "0x" + "1".repeat(64), block: 7, proposal_id: "9" },
  }
  await show(<ProofChain subject={{ dataset: id, file, passage }} />, [
    [datasetQuery(id).queryKey, dataset],
    [statusQuery.queryKey, { chain, contracts: { registry: "0x1", governor: "0x2" } }],
  ])
}

it("ticks what is computed here, and nothing that only the server says", async () => {
  await proof({ start: 0, end: 20, text: "Der Rat beendet sie." }, { id: "31337", dev_chain: false })
  for (const name of ["chunk", "file", "cid", "dataset", "contributor"]) {
    await waitFor(() => expect(link(name)?.getAttribute("data-check"), name).toBe("verified"))
    expect(link(name)?.querySelector("span .lucide-check"), name).toBeTruthy()
    expect(link(name)?.textContent).toContain("Verified here")
  }
  for (const name of ["proposal", "transaction"]) {
    expect(link(name)?.getAttribute("data-check"), name).toBe("server")
    expect(link(name)?.querySelector(":scope > span")?.innerHTML, name).toBe("") // the node is hollow
    expect(link(name)?.textContent).toContain("Server says; connect a wallet")
  }
  expect(screen.getByText("5 of 7 verified here")).toBeTruthy()
})

it("names both values of what does not match", async () => {
  await proof({ start: 0, end: 20, text: "Der Rat bezahlt alle" }, { id: "31337", dev_chain: false })
  await waitFor(() => expect(link("chunk")?.getAttribute("data-check")).toBe("mismatch"))
  expect(link("chunk")?.textContent).toMatch(/Named\s*Der Rat bezahlt alle\s*Found\s*Der Rat beendet sie\./)
  expect(screen.getByText("1 link does not hold")).toBeTruthy()
})
