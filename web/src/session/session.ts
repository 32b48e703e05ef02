import { api, data, Problem, type Schema } from "@/api/client"
import { queryClient } from "@/api/queries"
import { setState } from "./store"

/** Asks the server who is signed in. null: nobody. Throws where it does not answer. */
export async function refreshSession(): Promise<Schema<"Session"> | null> {
  try {
    const session = await data(api.GET("/api/v1/auth/session"))
    setState({ session })
    return session
  } catch (e) {
    if (!(e instanceof Problem) || (e.status !== 401 && e.status !== 403)) throw e
    setState({ session: null })
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
  setState({ session: null })
  queryClient.removeQueries({ queryKey: ["conversations"] })
}
