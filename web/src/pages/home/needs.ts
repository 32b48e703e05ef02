import { useQuery } from "@tanstack/react-query"
import { api, data, type Schema } from "@/api/client"
import { proposalsQuery } from "@/api/queries"
import { sameAddress, type Address } from "@/address"

/** One thing that waits for somebody. */
export type Need =
  | { kind: "vote" | "queue" | "execute"; proposal: Schema<"Summary"> }
  | { kind: "sign" | "failed"; dataset: Schema<"Dataset"> }

/** Reads at most so many of each kind. */
const limit = 20

/**
 * What waits for an account, or without one for anybody: votes, proposals to queue or
 * execute; of the account's own datasets, imports to sign and failed ones. now is the
 * chain's time in seconds since 1970.
 */
export function useNeeds(account: Address | undefined, now: number): { needs: Need[]; settled: boolean } {
  const votes = useQuery(proposalsQuery({ state: "active", not_voted_by: account, limit }))
  const passed = useQuery(proposalsQuery({ state: "succeeded", limit }))
  const queued = useQuery(proposalsQuery({ state: "queued", limit }))
  const mine = useQuery({
    queryKey: ["datasets", "list", "approved of", account],
    enabled: account !== undefined,
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/v1/datasets", {
          params: { query: { contributor: account, decision: ["approved"], limit: 100 } },
          signal,
        }),
      ),
  })
  return {
    needs: sortNeeds(
      account,
      now,
      votes.data?.proposals ?? [],
      passed.data?.proposals ?? [],
      queued.data?.proposals ?? [],
      mine.data?.datasets ?? [],
    ),
    settled: [votes, passed, queued].every((q) => !q.isPending) && (account === undefined || !mine.isPending),
  }
}

/** What needs somebody, the most urgent first: failures, votes by their end, then the rest. */
export function sortNeeds(
  account: Address | undefined,
  now: number,
  votes: Schema<"Summary">[],
  passed: Schema<"Summary">[],
  queued: Schema<"Summary">[],
  datasets: Schema<"Dataset">[],
): Need[] {
  const own = datasets.filter((d) => sameAddress(d.contributor, account))
  const failed = own.filter((d) => d.import?.state === "failed" && d.import.round === d.round)
  const unsigned = own.filter((d) => waits(d))
  const due = queued.filter((p) => p.eta !== undefined && p.eta <= now)
  return [
    ...failed.map((dataset) => ({ kind: "failed" as const, dataset })),
    ...votes
      .toSorted((a, b) => a.deadline - b.deadline)
      .map((proposal) => ({ kind: "vote" as const, proposal })),
    ...unsigned.map((dataset) => ({ kind: "sign" as const, dataset })),
    ...passed.map((proposal) => ({ kind: "queue" as const, proposal })),
    ...due.map((proposal) => ({ kind: "execute" as const, proposal })),
  ]
}

/** Whether an approval's import was never requested in its round. */
function waits(d: Schema<"Dataset">): boolean {
  return d.decision === "approved" && !d.suspended && (!d.import || d.import.round < d.round)
}
