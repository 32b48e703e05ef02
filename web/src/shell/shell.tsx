import { useQuery } from "@tanstack/react-query"
import { Link, Outlet } from "@tanstack/react-router"
import { CircleHelp, House, Library, MessageCircleQuestion, Vote } from "lucide-react"
import { useConnection } from "@/api/live"
import { statusQuery } from "@/api/queries"
import { count } from "@/format"
import { messages as m } from "@/messages"
import { Account } from "@/session/account"
import { Requests } from "@/session/requests"
import { buttonClass } from "@/ui/button"
import { Logo } from "@/ui/logo"
import { More } from "./more"

const places = [
  { to: "/ask/{-$id}", text: m.nav.ask },
  { to: "/datasets", text: m.nav.datasets },
  { to: "/proposals", text: m.nav.proposals },
  { to: "/members", text: m.nav.members },
  { to: "/audit", text: m.nav.audit },
] as const

const tabs = [
  { to: "/", text: m.nav.home, icon: House },
  { to: "/ask/{-$id}", text: m.nav.ask, icon: MessageCircleQuestion },
  { to: "/proposals", text: m.nav.proposals, icon: Vote },
  { to: "/datasets", text: m.nav.datasets, icon: Library },
] as const

const here = {
  className: "text-ink before:absolute before:inset-x-3 before:bottom-0 before:h-0.5 before:bg-woad",
}

/** What stands round every page. */
export function Shell() {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2"
      >
        {m.common.skip}
      </a>
      <header className="sticky top-0 z-20 border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-page items-center gap-4 px-4 sm:px-6">
          <Link to="/" className="flex items-center gap-2 rounded-chip font-serif text-title-3 font-semibold">
            <Logo /> {m.common.name}
          </Link>
          <nav aria-label={m.nav.label} className="hidden h-full flex-1 md:flex">
            {places.map((p) => (
              <Link
                key={p.to}
                to={p.to}
                params={{ id: undefined }} // the page's own id is of another kind
                activeProps={here}
                className="relative flex items-center px-3 text-ui font-semibold text-ink-2 outline-offset-[-2px] hover:text-ink"
              >
                {p.text}
              </Link>
            ))}
          </nav>
          <div className="flex-1 md:hidden" />
          <Link
            to="/contribute"
            className={
              buttonClass("plain", "small") +
              " aria-[current=page]:border-woad aria-[current=page]:text-woad max-md:hidden"
            }
          >
            {m.nav.contribute}
          </Link>
          <Account />
        </div>
      </header>
      <Lost />
      <main id="content" className="flex-1 max-md:pb-16">
        <Outlet />
      </main>
      <nav
        aria-label={m.nav.label}
        className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {tabs.map(({ to, text, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ id: undefined }}
            activeOptions={{ exact: to === "/" }}
            activeProps={{ className: "text-woad" }}
            inactiveProps={{ className: "text-ink-3" }}
            className="flex h-14 flex-col items-center justify-center gap-0.5 text-meta font-semibold outline-offset-[-2px]"
          >
            <Icon size={20} strokeWidth={1.5} aria-hidden />
            {text}
          </Link>
        ))}
        <More icon={<CircleHelp size={20} strokeWidth={1.5} aria-hidden />} />
      </nav>
      <Requests />
    </div>
  )
}

/** How often it is asked whether the server reaches its chain, in milliseconds; while it does not, more often. */
const rounds = { well: 30_000, ill: 5_000 }

/** Says that what is shown may be behind, and only then. */
function Lost() {
  const lost = useConnection() === "lost"
  const chain = useQuery({
    ...statusQuery,
    refetchInterval: (q) => (q.state.data?.chain.health.failing_since ? rounds.ill : rounds.well),
  }).data?.chain
  const away = chain?.health.failing_since !== undefined
  return (
    <div role="status">
      {(lost || away) && (
        <p className="bg-weld-wash px-4 py-2 text-center text-ui text-weld">
          {lost ? m.common.lost : m.common.chainAway(chain?.latest && count(chain.latest.number))}
        </p>
      )}
    </div>
  )
}
