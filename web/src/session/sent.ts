import { getAddress } from "@/address"
import { restored } from "./restore"
import { decline, getState, leave, setState, watchState, type Sent, type Transaction } from "./store"

// What was sent outlives its sheet, and the page: its end is told all the same.

/** Where what was sent is kept for this tab, a reload included. */
const key = "witan.sent"

/** As many are kept. */
const most = 20

/** A plan as it can be written down: without its link, and numbers as text. */
type Kept = Omit<Sent, "plan"> & {
  plan: Omit<Sent["plan"], "value" | "done"> & { value?: string; done?: string }
}

/** Keeps what is on its way and what failed; what is done needs nobody after a reload. */
function keep(list: readonly Sent[]): void {
  const rows: Kept[] = list
    .filter((s) => s.end?.at !== "done")
    .slice(-most)
    .map(({ plan: { done, value, ...plan }, end, ...s }) => ({
      ...s,
      away: undefined,
      end: end?.at === "failed" ? end : undefined, // the rest is read from the chain again
      plan: { ...plan, value: value?.toString(), done: done?.text },
    }))
  try {
    if (rows.length > 0) sessionStorage.setItem(key, JSON.stringify(rows))
    else sessionStorage.removeItem(key)
  } catch {
    // storage is blocked: what was sent is known until the page is reloaded
  }
}

function kept(): Sent[] {
  try {
    const list = JSON.parse(sessionStorage.getItem(key) ?? "[]") as Kept[]
    return list.map(({ plan: { done, value, ...plan }, ...s }) => ({
      ...s,
      from: getAddress(s.from),
      plan: {
        ...plan,
        value: value === undefined ? undefined : BigInt(value),
        done: done === undefined ? undefined : { text: done },
      },
    }))
  } catch {
    return [] // blocked, or written by another version
  }
}

let last: readonly Sent[] = getState().sent
watchState(() => {
  const { sent } = getState()
  if (sent !== last) keep((last = sent))
})

/** Notes that what a sheet asked for was sent. */
export function note(r: Transaction, s: Sent): void {
  r.hash = s.hash
  setState({ sent: [...getState().sent.filter((x) => x.hash !== s.hash), s] })
}

/** Changes what is known of what was sent. */
export const update = (hash: string, change: Partial<Sent>): void =>
  setState({ sent: getState().sent.map((s) => (s.hash === hash ? { ...s, ...change } : s)) })

/** Forgets it: its end has been seen. */
export const forget = (hash: string): void =>
  setState({ sent: getState().sent.filter((s) => s.hash !== hash) })

/** Opens the sheet of what was sent again. */
export function reopen(s: Sent): void {
  decline()
  const request: Transaction = {
    kind: "transaction",
    plan: s.plan,
    hash: s.hash,
    settle: () => {
      if (getState().request === request) leave(request)
    },
  }
  setState({ request })
}

/** Follows what an earlier visit of this tab has sent, once its account is connected again. */
export function resume(): void {
  const list = kept()
  if (list.length === 0) return
  setState({ sent: list })
  const open = new Set(list.filter((s) => !s.end))
  const go = () => {
    const { account, chainId } = getState()
    if (!account) return
    for (const s of open) {
      if (s.chainId !== chainId) continue
      open.delete(s)
      void import("./follow").then((f) => f.followSent(s))
    }
    if (open.size === 0) unwatch()
  }
  const unwatch = watchState(go)
  void restored().then(go)
}
