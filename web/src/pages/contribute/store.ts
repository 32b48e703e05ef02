import { useSyncExternalStore } from "react"
import { packInWorker } from "@/car/in-worker"
import type { Packed } from "@/car/pack"
import { Changed, NotSignedIn, upload, type Going } from "@/car/upload"
import { ensureSession } from "@/session/wallet"
import { blank, forget, load, noWords, save, type Draft, type Words } from "./draft"
import { add, hidden, split, type Group, type Picked, type Selection } from "./files"

/** When work began, in unix seconds, and with how many bytes done. */
export interface Begun {
  at: number
  of: number
}

const begin = (of = 0): Begun => ({ at: Date.now() / 1000, of })

/** What is done with one dataset's files: hashed here, then sent to the server. */
export type Work =
  | { state: "hashing"; bytes: number; files: number; begun: Begun }
  | { state: "hashed"; packed: Packed }
  | { state: "sending"; packed: Packed; going: Going; begun: Begun }
  | { state: "held"; packed: Packed; serverCid: string }
  | { state: "failed"; packed?: Packed; error: unknown }

/** A dataset that is being made. */
export interface Part extends Group {
  bytes: number
  work: Work
}

export interface Contribution {
  draft: Draft
  /** False: the browser does not keep what is typed. */
  kept: boolean
  files: ReadonlyMap<string, File>
  /** Files that want a path which another file has; the first one was kept. */
  clashes: Picked[]
  left: Selection
  /** How many hidden files there are. */
  hiddenFiles: number
  /** Files found so far while folders are read. */
  scanning: number | undefined
  parts: Part[]
  /** What was proposed, and is to be followed from here. */
  proposed: Proposed | undefined
}

export interface Proposed {
  datasets: { id: string; cid: string; title: string }[]
  tx: string
  proposer: string
}

const nothing = (): Selection => ({ files: [], emptyFolders: [], unreadable: [] })

const fresh = (draft: Draft): Contribution => ({
  draft,
  kept: true,
  files: new Map(),
  clashes: [],
  left: nothing(),
  hiddenFiles: 0,
  scanning: undefined,
  parts: [],
  proposed: undefined,
})

// Outside of React: work goes on while other pages are looked at.
let now: Contribution = fresh(load())
const watchers = new Set<() => void>()
const stops = new Map<string, AbortController>()

const watch = (w: () => void) => {
  watchers.add(w)
  return () => watchers.delete(w)
}

/** The contribution that is being made in this tab. */
export const useContribution = (): Contribution => useSyncExternalStore(watch, () => now)

export const contribution = (): Contribution => now

function set(change: Partial<Contribution>) {
  now = { ...now, ...change }
  for (const w of watchers) w()
}

/** Changes what is typed, and keeps it. */
export function type(change: Partial<Draft>): void {
  const draft = { ...now.draft, ...change }
  set({ draft, kept: save(draft) })
}

export const words = (d: Draft, name: string): Words => d.datasets[name] ?? noWords(name)

/** Changes what is typed about one dataset. */
export function describe(name: string, change: Partial<Words>): void {
  type({ datasets: { ...now.draft.datasets, [name]: { ...words(now.draft, name), ...change } } })
}

export const scanning = (n: number | undefined): void => set({ scanning: n })

/** Takes what was dropped or chosen, beside what is there. */
export function take(s: Selection): void {
  const { files, clashes } = add(now.files as Map<string, File>, s.files)
  set({
    scanning: undefined,
    clashes: [...now.clashes, ...clashes],
    left: {
      files: [],
      emptyFolders: [...now.left.emptyFolders, ...s.emptyFolders],
      unreadable: [...now.left.unreadable, ...s.unreadable],
    },
  })
  regroup(files)
}

/** Ends the question of clashing names: the later files take the places, or are left out. */
export function settle(replace: boolean): void {
  const files = new Map(now.files)
  if (replace) {
    for (const c of now.clashes) {
      for (const path of files.keys())
        if (path.startsWith(c.path + "/") || c.path.startsWith(path + "/")) files.delete(path)
      files.set(c.path, c.file)
    }
  }
  set({ clashes: [] })
  regroup(files)
}

/** Leaves out files by their paths. */
export function drop(paths: Iterable<string>): void {
  const files = new Map(now.files)
  for (const p of paths) files.delete(p)
  regroup(files)
}

export const dismiss = (): void => set({ left: nothing() })

export function group(change: Partial<Pick<Draft, "grouping" | "takeHidden">>): void {
  type(change)
  regroup(new Map(now.files))
}

/** Takes all files out; what is typed stays. */
export function clear(): void {
  set({ clashes: [], left: nothing() })
  regroup(new Map())
  type({ had: [] })
}

/** Begins anew, with nothing typed. */
export function reset(): void {
  for (const s of stops.values()) s.abort()
  stops.clear()
  forget()
  now = fresh(blank())
  set({})
}

/** Ends the making: what was typed is forgotten, what was proposed is shown. */
export function proposed(p: Proposed): void {
  reset()
  set({ proposed: p })
}

/** Makes the datasets of the files, and hashes those that are not as they were. */
function regroup(files: Map<string, File>) {
  const taken = new Map<string, File>()
  let hiddenFiles = 0
  for (const [path, file] of files) {
    if (hidden(path)) hiddenFiles++
    if (now.draft.takeHidden || !hidden(path)) taken.set(path, file)
  }
  const old = new Map(now.parts.map((p) => [p.name, p]))
  const parts = split(taken, now.draft.grouping).map((g): Part => {
    const before = old.get(g.name)
    if (before && same(before, g)) return before
    const bytes = g.entries.reduce((n, e) => n + e.file.size, 0)
    return { ...g, bytes, work: { state: "hashing", bytes: 0, files: 0, begun: begin() } }
  })
  for (const [name, p] of old) {
    if (parts.includes(p)) continue
    stops.get(name)?.abort()
    stops.delete(name)
  }
  set({ files, hiddenFiles, parts })
  for (const p of parts) if (old.get(p.name) !== p) void hash(p)
  remember()
}

const same = (a: Group, b: Group): boolean =>
  a.entries.length === b.entries.length &&
  a.entries.every((e, i) => e.path === b.entries[i]?.path && e.file === b.entries[i]?.file)

/** Keeps the names of what was chosen, to say after a reload what must be chosen again. */
function remember() {
  if (now.parts.length === 0) return
  type({
    had: now.parts.map((p) => ({
      name: p.name,
      files: p.entries.length,
      bytes: p.bytes,
      cid: "packed" in p.work ? p.work.packed?.root : undefined,
    })),
  })
}

/** Sets the work of a part, if it is still one of them. */
function work(name: string, stop: AbortController, w: Work) {
  if (stop.signal.aborted) return
  set({ parts: now.parts.map((p) => (p.name === name ? { ...p, work: w } : p)) })
}

async function hash(p: Part) {
  const stop = new AbortController()
  stops.set(p.name, stop)
  const begun = begin()
  try {
    const packed = await packInWorker(
      p.entries,
      (bytes, files) => work(p.name, stop, { state: "hashing", bytes, files, begun }),
      stop.signal,
    )
    work(p.name, stop, { state: "hashed", packed })
    remember()
  } catch (error) {
    work(p.name, stop, { state: "failed", error })
  }
}

/** Hashes a part again, after its files were readable again. */
export function again(name: string): void {
  const p = now.parts.find((q) => q.name === name)
  if (!p) return
  stops.get(name)?.abort()
  const part: Part = { ...p, work: { state: "hashing", bytes: 0, files: 0, begun: begin() } }
  set({ parts: now.parts.map((q) => (q === p ? part : q)) })
  void hash(part)
}

/**
 * Sends every dataset that is hashed and not sent yet, one after the other. false if the
 * person does not sign in.
 */
export async function send(): Promise<boolean> {
  if (!(await ensureSession())) return false
  void sendAll()
  return true
}

let sendingAll = false

async function sendAll() {
  if (sendingAll) return
  sendingAll = true
  try {
    for (;;) {
      const next = now.parts.find((p) => p.work.state === "hashed")
      if (!next) return
      await sendOne(next)
    }
  } finally {
    sendingAll = false
  }
}

async function sendOne(p: Part) {
  const packed = "packed" in p.work ? p.work.packed : undefined
  if (!packed) return
  const stop = new AbortController()
  stops.set(p.name, stop)
  let begun: Begun | undefined
  try {
    const u = await upload(packed.root, packed.car, {
      id: now.draft.uploads.find((s) => s.cid === packed.root)?.upload,
      signal: stop.signal,
      ensure: ensureSession,
      progress: (going) => {
        begun ??= begin(going.offset)
        work(p.name, stop, { state: "sending", packed, going, begun })
        if (going.id) sent(packed.root, going.id)
      },
    })
    work(p.name, stop, { state: "held", packed, serverCid: u.root })
  } catch (error) {
    work(p.name, stop, { state: "failed", packed, error })
    if (stop.signal.aborted) return
    if (!(error instanceof NotSignedIn || error instanceof Changed)) sent(packed.root, "")
  }
}

/** Remembers the upload of a CID; "" forgets it. */
function sent(cid: string, id: string) {
  const others = now.draft.uploads.filter((u) => u.cid !== cid)
  if (now.draft.uploads.some((u) => u.cid === cid && u.upload === id)) return
  type({ uploads: id ? [...others, { cid, upload: id }] : others })
}

/** Tries a failed upload again. */
export async function resend(name: string): Promise<void> {
  const p = now.parts.find((q) => q.name === name)
  if (!p || p.work.state !== "failed" || !p.work.packed) return
  const packed = p.work.packed
  set({ parts: now.parts.map((q) => (q === p ? { ...q, work: { state: "hashed", packed } } : q)) })
  await send()
}
