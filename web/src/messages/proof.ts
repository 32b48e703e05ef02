export const proof = {
  title: "Proof",
  rows: {
    chunk: "Chunk",
    file: "File",
    cid: "CID",
    dataset: "Dataset",
    contributor: "Contributor",
    proposal: "Proposal",
    transaction: "Transaction",
  },
}
