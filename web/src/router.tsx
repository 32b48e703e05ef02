import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  type ErrorComponentProps,
  type RouterHistory,
} from "@tanstack/react-router"
import type { ComponentType } from "react"
import { Problem } from "@/api/client"
import {
  datasetQuery,
  memberQuery,
  proposalQuery,
  queryClient,
  settingsQuery,
  statusQuery,
} from "@/api/queries"
import { statisticsQuery } from "@/api/statistics"
import { messages as m } from "@/messages"
import Home from "@/pages/home"
import { Shell } from "@/shell/shell"
import { Button, buttonClass } from "@/ui/button"
import { Page } from "@/ui/page"
import { Failed } from "@/ui/states"

/**
 * A page whose code is loaded when it is opened. Where it cannot be, the page says so; the
 * router on its own would load everything anew, and lose what was typed.
 */
const page = (load: () => Promise<{ default: ComponentType }>) =>
  lazyRouteComponent(() =>
    load().catch((e: unknown) => {
      throw new Problem("offline", 0, String(e))
    }),
  )

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed })

const text = (v: unknown): string | undefined => (typeof v === "string" && v !== "" ? v : undefined)
const number = (v: unknown): number | undefined => {
  const n = Number(v)
  return v !== undefined && v !== "" && Number.isInteger(n) && n >= 0 ? n : undefined
}

// What a page reads first is asked for while its code is loaded; nothing waits for it. What
// tools/pages.mjs lets the first page ask before that is the same.
const read = (...queries: object[]) => {
  for (const q of queries) void queryClient.prefetchQuery(q as never)
}

// Tabs, filters, the open citation and the open chunk live in the URL.

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  loader: () => read(statisticsQuery, statusQuery),
  component: Home,
})

const ask = createRoute({
  getParentRoute: () => root,
  path: "/ask/{-$id}",
  /** q: a question to ask at once; source: "answer id.citation number" of the open drawer. */
  validateSearch: (s: Record<string, unknown>): { q?: string; source?: string } => ({
    q: text(s.q),
    source: text(s.source),
  }),
  loader: () => read(statisticsQuery),
  component: page(() => import("@/pages/ask")),
})

const datasets = createRoute({
  getParentRoute: () => root,
  path: "/datasets",
  validateSearch: (
    s: Record<string, unknown>,
  ): { decision?: string; contributor?: string; collection?: string } => ({
    decision: text(s.decision),
    contributor: text(s.contributor),
    collection: text(s.collection),
  }),
  loader: () => read(statusQuery),
  component: page(() => import("@/pages/datasets")),
})

const dataset = createRoute({
  getParentRoute: () => root,
  path: "/datasets/$id",
  validateSearch: (s: Record<string, unknown>): { tab?: "documents" | "imports" | "proof" } => ({
    tab: s.tab === "imports" || s.tab === "proof" || s.tab === "documents" ? s.tab : undefined,
  }),
  loader: ({ params }) => read(datasetQuery(params.id), statusQuery),
  component: page(() => import("@/pages/datasets/dataset")),
})

const document = createRoute({
  getParentRoute: () => root,
  path: "/datasets/$id/documents/$",
  /** view; chunk: its number; start and end: bytes to mark. */
  validateSearch: (
    s: Record<string, unknown>,
  ): { view?: "text" | "rendered" | "chunks"; chunk?: number; start?: number; end?: number } => ({
    view: s.view === "text" || s.view === "rendered" || s.view === "chunks" ? s.view : undefined,
    chunk: number(s.chunk),
    start: number(s.start),
    end: number(s.end),
  }),
  loader: ({ params }) => read(datasetQuery(params.id)),
  component: page(() => import("@/pages/datasets/document")),
})

const contribute = createRoute({
  getParentRoute: () => root,
  path: "/contribute",
  /** about: a question that the knowledge base could not answer. */
  validateSearch: (s: Record<string, unknown>): { about?: string; step?: "describe" | "propose" } => ({
    about: text(s.about),
    step: s.step === "describe" || s.step === "propose" ? s.step : undefined,
  }),
  loader: () => read(statusQuery, settingsQuery),
  component: page(() => import("@/pages/contribute")),
})

const proposals = createRoute({
  getParentRoute: () => root,
  path: "/proposals",
  validateSearch: (s: Record<string, unknown>): { state?: string; show?: "mine" | "unvoted" } => ({
    state: text(s.state),
    show: s.show === "mine" || s.show === "unvoted" ? s.show : undefined,
  }),
  loader: () => read(statusQuery, settingsQuery),
  component: page(() => import("@/pages/proposals")),
})

const proposal = createRoute({
  getParentRoute: () => root,
  path: "/proposals/$id",
  /** tab; dataset and path: the file that is read; against: the dataset it is compared with. */
  validateSearch: (
    s: Record<string, unknown>,
  ): { tab?: string; dataset?: string; path?: string; against?: string } => ({
    tab: text(s.tab),
    dataset: text(s.dataset),
    path: text(s.path),
    against: text(s.against),
  }),
  loader: ({ params }) => read(proposalQuery(params.id), statusQuery, settingsQuery),
  component: page(() => import("@/pages/proposals/proposal")),
})

const members = createRoute({
  getParentRoute: () => root,
  path: "/members",
  loader: () => read(statusQuery, settingsQuery),
  component: page(() => import("@/pages/members")),
})

const member = createRoute({
  getParentRoute: () => root,
  path: "/members/$address",
  loader: ({ params }) => read(memberQuery(params.address)),
  component: page(() => import("@/pages/members/member")),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  loader: () => read(statusQuery),
  component: page(() => import("@/pages/audit")),
})

const routeTree = root.addChildren([
  home,
  ask,
  datasets,
  dataset,
  document,
  contribute,
  proposals,
  proposal,
  members,
  member,
  audit,
])

/** The router of the pages; the browser's history unless another is given. */
export const makeRouter = (history?: RouterHistory) =>
  createRouter({ routeTree, history, defaultPreload: "intent", scrollRestoration: true })

export type Router = ReturnType<typeof makeRouter>

declare module "@tanstack/react-router" {
  interface Register {
    router: Router
  }
}

function NotFound() {
  return (
    <Page title={m.common.notFoundTitle} lead={m.common.notFound}>
      <Link to="/" className={buttonClass("primary")}>
        {m.common.home}
      </Link>
    </Page>
  )
}

function Crashed({ error }: ErrorComponentProps) {
  return (
    <Page title={m.common.crashed}>
      <Failed error={error} />
      <Button look="primary" className="mt-4" onClick={() => location.reload()}>
        {m.common.reload}
      </Button>
    </Page>
  )
}
