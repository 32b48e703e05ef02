import { api, data, Problem, type Schema } from "@/api/client"
import { queryClient } from "@/api/queries"
import { setState } from "./store"

/**
 * When this browser's session ends, in milliseconds since 1970. The session itself is in a
 * cookie that no script sees; without this note the server would be asked in vain at every
 * visit.
 */
const note = "witan.session"

function noted(): boolean {
  try {
    return Number(localStorage.getItem(note)) > Date.now()
  } catch {
    return true // storage is blocked: ask the server
  }
}

/** Takes a session that began, or null for none. */
export function setSession(session: Schema<"Session"> | null): void {
  setState({ session })
  try {
    if (session) localStorage.setItem(note, String(Date.parse(session.expires)))
    else localStorage.removeItem(note)
  } catch {
    // storage is blocked
  }
}

/** Asks the server who is signed in. null: nobody. Throws where it does not answer. */
export async function refreshSession(): Promise<Schema<"Session"> | null> {
  if (!noted()) {
    setSession(null)
    return null
  }
  try {
    const session = await data(api.GET("/api/v1/auth/session"))
    setSession(session)
    return session
  } catch (e) {
    if (!(e instanceof Problem) || (e.status !== 401 && e.status !== 403)) throw e
    setSession(null)
    return null
  }
}

/** Ends the session. What only it could see is forgotten here too. */
export async function signOut(): Promise<void> {
  try {
    await api.DELETE("/api/v1/auth/session")
  } catch (e) {
    if (!(e instanceof Problem) || e.status !== 401) throw e // it had ended already
  }
  setSession(null)
  queryClient.removeQueries({ queryKey: ["conversations"] })
}
