import type { Grouping } from "./files"

/** What is typed about one dataset, by its name. */
export interface Words {
  title: string
  description: string
  source: string
  previous: string
}

/** What was sent of one dataset: enough to go on after a reload when the same files come again. */
export interface Sent {
  cid: string
  upload: string
}

/** Everything typed, and what was uploaded: kept by the browser until it is proposed. */
export interface Draft {
  grouping: Grouping
  takeHidden: boolean
  collection: string
  licence: string
  /** YYYY-MM-DD, or "" for never. */
  expiry: string
  title: string
  prose: string
  datasets: Record<string, Words>
  uploads: Sent[]
  /** Names of the files that were chosen before a reload; the browser cannot keep the files. */
  had: { name: string; files: number; bytes: number; cid?: string }[]
}

const key = "witan.contribute"

export const blank = (): Draft => ({
  grouping: "each",
  takeHidden: false,
  collection: "main",
  licence: "",
  expiry: "",
  title: "",
  prose: "",
  datasets: {},
  uploads: [],
  had: [],
})

export const noWords = (name: string): Words => ({ title: name, description: "", source: "", previous: "" })

/** The draft of an earlier visit, or a blank one. */
export function load(): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null")
    if (typeof kept === "object" && kept !== null) return { ...blank(), ...kept }
  } catch {
    // storage is blocked, or what it holds is not ours
  }
  return blank()
}

/** Keeps the draft. false: the browser does not let us. */
export function save(d: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(d))
    return true
  } catch {
    return false
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // it was not kept either
  }
}
