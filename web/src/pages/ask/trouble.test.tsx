import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { describe, expect, it, vi } from "vitest"
import { problemOf } from "@/api/client"
import { show } from "@/testing/page"
import { Trouble } from "./trouble"

const refused = (code: string, status: number, over: object = {}) =>
  problemOf(status, { code, status, title: "Title", ...over })

async function trouble(error: unknown) {
  const calls = { retry: vi.fn(), fresh: vi.fn(), signIn: vi.fn(), change: vi.fn() }
  await show(<Trouble error={error} {...calls} />)
  return calls
}

describe("Trouble says what to do", () => {
  it.each([
    ["sign_in_required", 401, "Sign in", "signIn"],
    ["no_session", 401, "Sign in", "signIn"],
    ["not_a_member", 403, "Try again", "signIn"],
    ["not_a_member", 403, "Change account", "change"],
    ["busy", 503, "Try again", "retry"],
    ["offline", 0, "Try again", "retry"],
    ["cut", 0, "Try again", "retry"],
    ["conversation_full", 409, "Begin a new one", "fresh"],
    ["no_conversation", 404, "Begin a new one", "fresh"],
    ["internal", 500, "Try again", "retry"],
  ] as const)("%s", async (code, status, button, call) => {
    const calls = await trouble(refused(code, status))
    await userEvent.click(screen.getByRole("button", { name: button }))
    for (const [name, f] of Object.entries(calls))
      expect(f, name).toHaveBeenCalledTimes(name === call ? 1 : 0)
  })

  it("counts down until the next question is taken", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    try {
      const calls = await trouble(refused("rate_limited", 429, { retry_after: 3 }))
      const button = screen.getByRole<HTMLButtonElement>("button", { name: "Try again" })
      expect(button.disabled).toBe(true)
      await vi.advanceTimersByTimeAsync(5000)
      expect(screen.getByText("You can ask again now.")).toBeTruthy()
      button.click()
      expect(calls.retry).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
