import { useQuery } from "@tanstack/react-query"
import { useSyncExternalStore } from "react"
import { statusQuery } from "@/api/queries"

let timer: ReturnType<typeof setInterval> | undefined
let second = Math.floor(Date.now() / 1000)
const watchers = new Set<() => void>()

function watch(w: () => void) {
  watchers.add(w)
  timer ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000)
    for (const f of watchers) f()
  }, 1000)
  return () => {
    watchers.delete(w)
    if (watchers.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The wall clock in seconds since 1970, anew each second. */
export const useSecond = (): number => useSyncExternalStore(watch, () => second)

/**
 * The chain's time now, in seconds since 1970: the wall clock, but not behind the latest
 * block. A development chain's time can be ahead of the clock.
 */
export function useChainNow(): number {
  const now = useSecond()
  const { data, dataUpdatedAt } = useQuery(statusQuery)
  const latest = data?.chain.latest?.timestamp
  if (latest === undefined) return now
  return Math.max(now, latest + Math.max(0, now - Math.floor(dataUpdatedAt / 1000)))
}
