import { keccak256, type Address } from "viem"
import { describe, expect, test } from "vitest"
import golden from "../../../internal/governance/testdata/proposal_text.json"
import { approveCall, memberCall, proposeData, revokeCall, type Approval, type Call } from "./calls"
import { proposalText } from "./proposal-text"

// internal/governance/proposaltext_test.go wrote the file, and shows that none of its texts
// causes a warning: what the form makes must be the same to the byte.

interface Action {
  approve?: Approval[]
  revoke?: Approval
  mint?: string
  burn?: string
  reason?: string
  member?: string
}

const { contracts, decimals } = golden

function call(a: Action): Call {
  if (a.approve) return approveCall(contracts, a.approve)
  if (a.revoke) return revokeCall(contracts, a.revoke, a.reason ?? "")
  const units = BigInt(a.mint ?? a.burn ?? 0)
  return memberCall(contracts, a.mint ? "mint" : "burn", a.member as Address, units, decimals)
}

describe("a proposal is what Go makes of the same fields", () => {
  for (const c of golden.cases) {
    test(c.name, () => {
      const calls = (c.actions as Action[]).map(call)
      expect(calls.map((x) => ({ target: x.target, data: keccak256(x.data), sentence: x.sentence }))).toEqual(
        c.calls,
      )
      const text = proposalText(
        c.title,
        c.prose,
        calls.map((x) => x.sentence),
        c.proposer,
      )
      expect(text).toBe(c.description)
      expect(keccak256(proposeData(calls, text))).toBe(c.propose)
    })
  }
})
