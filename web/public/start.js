// Runs before the first paint, so that a chosen theme does not flash.
try {
  const theme = localStorage.getItem("witan.theme")
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
} catch {
  // storage is blocked: the system's theme it is
}

// What the page asks the server first is asked now; src/api/client.ts takes the answers.
{
  globalThis.early = new Map()
  const parts = location.pathname.split("/")
  for (const path of (document.currentScript.dataset.reads ?? "").split(" ").filter(Boolean)) {
    const url = path.replace(/\{(\d)\}/g, (_, i) => parts[i])
    const answer = fetch(url)
    answer.catch(() => undefined) // whoever takes it is told
    globalThis.early.set(url, answer)
  }
}

// The first formatter is slow to make: now, while the style sheet is on its way.
new Intl.DateTimeFormat(navigator.languages, { day: "numeric", month: "short", hour: "2-digit" }).format()

// The page stands in the HTML: it is painted first, then its code is asked for and runs, part
// by part, so that the browser can answer in between. A page in the background is not painted,
// and does not wait. The pages of `npm run dev` have no parts.
{
  const pause = () => new Promise((r) => setTimeout(r))
  const list = (text) => (text ?? "").split(" ").filter(Boolean)
  const { first, later } = document.currentScript.dataset
  const run = async () => {
    for (const href of [...list(first), ...list(later)]) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }))
    }
    for (const part of list(first)) {
      await pause()
      await import(part)
    }
  }
  addEventListener("DOMContentLoaded", () => {
    if (document.hidden) void run()
    else requestAnimationFrame(() => setTimeout(run))
  })
}
