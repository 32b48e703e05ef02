import type { Schema } from "@/api/client"

/** A citation as the API gives it. */
export const citation = (n: number): Schema<"Citation"> => ({
  n,
  document: "grants.md",
  title: "Grants",
  headings: ["Grants", "Ending"],
  cid: "bafkreiaed2scbwrsru43ar7zhdt7nqnswr5klwbbzxlqs3cy4dfoc33zi4",
  start: 100 * n,
  end: 100 * n + 32,
  text: "The council may end a grant " + n + ".",
  dataset: "0x46221a49d1968339a1b417379b72f5bc247458f911c059c4a20a369b344d2ddd",
  approval_block: 15,
  approval_tx: "0x91b052ffc1de7ac1d0fe776cc46fa06ddf92e57c8f378447662499a04a0dfc3f",
  proposal_id: "110115519667665789506967604351283983435966237730979964709543684729149819519540",
})

/** An answer as the API gives it. */
export const answer = (over: Partial<Schema<"Answer">> = {}): Schema<"Answer"> => ({
  id: "a1",
  conversation: "c1",
  question: "Who may end a grant?",
  answer: "The council [1], by vote [2].",
  refused: false,
  citations: [citation(1), citation(2)],
  ranked: [],
  generator: "extractive",
  asked_at: "2026-11-23T01:18:46Z",
  ...over,
})
