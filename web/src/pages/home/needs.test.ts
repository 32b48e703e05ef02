import { expect, it } from "vitest"
import type { Schema } from "@/api/client"
import { sortNeeds, type Need } from "./needs"

const me = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc"
const proposal = (number: number, over: object = {}) =>
  ({ number, deadline: 100, ...over }) as Schema<"Summary">
const dataset = (id: string, over: object = {}) =>
  ({ id, contributor: me, decision: "approved", round: 1, ...over }) as Schema<"Dataset">
const names = (list: Need[]) =>
  list.map((n) => n.kind + " " + ("proposal" in n ? n.proposal.number : n.dataset.id))

it("lists failures first, then votes by their end, then what can be moved on", () => {
  const needs = sortNeeds(
    me.toLowerCase() as `0x${string}`,
    50,
    [proposal(1, { deadline: 200 }), proposal(2)],
    [proposal(3)],
    [proposal(4, { eta: 50 }), proposal(5, { eta: 51 })],
    [dataset("a"), dataset("b", { import: { state: "failed", round: 1 } })],
  )
  expect(names(needs)).toEqual(["failed b", "vote 2", "vote 1", "sign a", "queue 3", "execute 4"])
})

it("asks to sign again in a new round, but not what is in, suspended or another's", () => {
  const list = [
    dataset("in", { import: { state: "ready", round: 1 } }),
    dataset("again", { round: 2, import: { state: "purged", round: 1 } }),
    dataset("suspended", { suspended: {} }),
    dataset("other", { contributor: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" }),
    dataset("old failure", { round: 2, import: { state: "failed", round: 1 } }),
  ]
  expect(names(sortNeeds(me, 0, [], [], [], list))).toEqual(["sign again", "sign old failure"])
})
