import { useSyncExternalStore } from "react"

/** A chosen theme; "system" follows the operating system. */
export type Theme = "system" | "light" | "dark"

const key = "witan.theme"
const watchers = new Set<() => void>()

function read(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === "light" || theme === "dark" ? theme : "system"
}

/** Chooses a theme and remembers it (public/start.js applies it at the next start). */
export function setTheme(theme: Theme): void {
  if (theme === "system") {
    delete document.documentElement.dataset.theme
  } else {
    document.documentElement.dataset.theme = theme
  }
  try {
    if (theme === "system") localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // storage is blocked: chosen for this page
  }
  for (const w of watchers) w()
}

/** The chosen theme. */
export function useTheme(): Theme {
  return useSyncExternalStore((w) => {
    watchers.add(w)
    return () => watchers.delete(w)
  }, read)
}
