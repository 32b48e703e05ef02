import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { api, Problem, type Schema } from "@/api/client"
import { queryClient } from "@/api/queries"
import { refreshSession, setSession, signOut } from "./session"
import { getState, setState } from "./store"

const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const session = (seconds: number) =>
  ({ address, expires: new Date(Date.now() + seconds * 1000).toISOString() }) as Schema<"Session">

/** What the server answers to who asks for the session, and to who ends it. */
const get = vi.spyOn(api, "GET")
const end = vi.spyOn(api, "DELETE")
const answer = (value: unknown) => get.mockResolvedValue({ data: value } as never)

beforeEach(() => {
  localStorage.clear()
  setState({ session: undefined })
})
afterEach(() => {
  vi.clearAllMocks()
  queryClient.clear()
})

test("who never signed in here costs the server no request", async () => {
  expect(await refreshSession()).toBeNull()
  expect(getState().session).toBeNull()
  expect(get).not.toHaveBeenCalled()
})

test("a session of an earlier visit is asked for and restored", async () => {
  const s = session(60)
  setSession(s)
  setState({ session: undefined }) // a new page
  answer(s)
  expect(await refreshSession()).toEqual(s)
  expect(getState().session).toEqual(s)
})

test("one whose time is over is not asked for", async () => {
  setSession(session(-1))
  expect(await refreshSession()).toBeNull()
  expect(get).not.toHaveBeenCalled()
  expect(getState().session).toBeNull()
})

test.each([401, 403])("one that the server ended (%i) is forgotten", async (status) => {
  setSession(session(60))
  get.mockRejectedValue(new Problem("no_session", status, "no session"))
  expect(await refreshSession()).toBeNull()
  get.mockClear()
  expect(await refreshSession()).toBeNull()
  expect(get, "it is not asked for again").not.toHaveBeenCalled()
})

test("a server that is away ends no session", async () => {
  const s = session(60)
  setSession(s)
  get.mockRejectedValue(new Problem("offline", 0, "away"))
  await expect(refreshSession()).rejects.toThrow("away")
  expect(getState().session).toEqual(s)
})

test("signing out forgets what only the session could see", async () => {
  setSession(session(60))
  queryClient.setQueryData(["conversations"], [{ id: "mine" }])
  end.mockResolvedValue({} as never)
  await signOut()
  expect(getState().session).toBeNull()
  expect(queryClient.getQueryData(["conversations"])).toBeUndefined()
})

test("signing out of what has ended is signing out; a failure is not", async () => {
  setSession(session(60))
  end.mockRejectedValue(new Problem("no_session", 401, "no session"))
  await signOut()
  expect(getState().session).toBeNull()
  setSession(session(60))
  end.mockRejectedValue(new Problem("offline", 0, "away"))
  await expect(signOut()).rejects.toThrow("away")
  expect(getState().session).not.toBeNull()
})
