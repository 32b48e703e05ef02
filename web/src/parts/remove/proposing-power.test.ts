import { expect, test } from "vitest"
import { memberQuery, queryClient, settingsQuery } from "@/api/queries"
import type { Schema } from "@/api/client"
import { canPropose } from "."

const account = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc"

const given = (power: string, threshold: string) => {
  queryClient.setQueryData(settingsQuery.queryKey, { threshold } as Schema<"Settings">)
  queryClient.setQueryData(memberQuery(account).queryKey, { power } as never)
}

test.each([
  ["0", "100", false],
  ["99.999", "100", false],
  ["100", "100", true],
  ["0", "0", true],
  ["9", "10.5", false],
])("an account with %s votes, where %s are needed: %s", async (power, threshold, can) => {
  given(power, threshold)
  expect(await canPropose(account)).toBe(can)
})
