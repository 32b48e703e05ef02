import { expect, test } from "vitest"
import { headline } from "./headline"
import { measure } from "./measure"

const votes = (yes: string, no: string, abstain: string, quorum?: string) => ({
  tally: { for: yes, against: no, abstain, voters: 3 },
  quorum,
})

test("the scale ends at 1.2 × quorum while both rows are shorter", () => {
  const v = measure(votes("300", "200", "120", "1000"))
  expect(v).toMatchObject({ for: 25, abstain: 35, against: 16.666, quorumReached: false })
  expect(v.quorum).toBeCloseTo(100 / 1.2, 3)
  expect(v.turnout).toBe("42%")
})

test("the scale ends at the longer row beyond that", () => {
  expect(measure(votes("100", "1000", "50", "100"))).toMatchObject({
    for: 10,
    abstain: 15,
    against: 100,
    quorum: 10,
    quorumReached: true,
    outcome: "minority",
  })
  expect(measure(votes("900", "10", "100", "100")).abstain).toBe(100)
})

test("49.6% is not rounded to a half", () => {
  const v = measure(votes("496", "504", "0", "100"))
  expect(v.share).toBe("49.6%")
  expect(headline("active", v)).toBe("Failing: quorum reached, majority no (49.6% for)")
})

test("99.96% of a quorum is not all of it", () => {
  const v = measure(votes("9996", "0", "0", "10000"))
  expect(v).toMatchObject({ turnout: "99.9%", quorumReached: false })
})

test("a tie fails", () => {
  const v = measure(votes("100", "100", "0", "50"))
  expect(v.outcome).toBe("tie")
  expect(headline("active", v)).toBe("Failing: quorum reached, a tie, and a tie fails")
  expect(headline("defeated", v)).toBe("Defeated: quorum reached, a tie, and a tie fails")
})

test("abstentions count to the quorum, votes against do not", () => {
  expect(measure(votes("1", "500", "99", "100")).quorumReached).toBe(true)
  expect(measure(votes("1", "500", "98", "100")).quorumReached).toBe(false)
})

test("a quorum of nothing is always reached, and nothing divides by it", () => {
  expect(measure(votes("0", "0", "0", "0"))).toEqual({
    for: 0,
    abstain: 0,
    against: 0,
    quorum: 0,
    turnout: "",
    quorumReached: true,
    outcome: "none",
    share: "0%",
  })
  expect(headline("active", measure(votes("1", "0", "0", "0")))).toBe("Passing: quorum reached, 100% for")
})

test("one smallest unit decides, however large the numbers are", () => {
  const all = (2n ** 256n - 1n).toString()
  const v = measure(votes(all, all.slice(0, -1) + "4", "0", all))
  expect(v).toMatchObject({ outcome: "majority", quorumReached: true, turnout: "100%" })
  expect(v.for).toBeCloseTo(100 / 1.2, 2)
  const fine = measure(votes("1200.000000000000000001", "1200", "0", "1200.000000000000000002"))
  expect(fine).toMatchObject({ outcome: "majority", quorumReached: false, turnout: "99.9%" })
})

test("headlines of all states", () => {
  const short = measure(votes("600", "100", "220", "1000"))
  expect(headline("active", short)).toBe("Short of quorum (82%); majority yes")
  expect(headline("defeated", short)).toBe("Defeated: short of quorum (82%); majority yes")
  expect(headline("pending", measure(votes("0", "0", "0")))).toBe("Voting has not begun")
  expect(headline("active", measure(votes("0", "0", "0", "10")))).toBe("No votes yet")
  expect(headline("defeated", measure(votes("0", "0", "0", "10")))).toBe("Defeated: nobody voted")
  expect(headline("executed", measure(votes("20", "0", "0", "10")))).toBe("Passed: quorum reached, 100% for")
  expect(headline("canceled", short)).toBe("Cancelled: the votes have no effect")
  expect(headline("active", measure(votes("2", "1", "0")))).toBe("Quorum not known yet; majority yes")
})
