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
