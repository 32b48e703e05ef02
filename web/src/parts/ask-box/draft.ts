import { useState } from "react"

const key = "witan.question"

function kept(): string {
  try {
    return sessionStorage.getItem(key) ?? ""
  } catch {
    return "" // storage is blocked: it lives as long as the page
  }
}

function keep(text: string): void {
  try {
    if (text) sessionStorage.setItem(key, text)
    else sessionStorage.removeItem(key)
  } catch {
    // as above
  }
}

/** The question being typed: kept in this tab over reloads, navigation and sign-in. */
export function useDraft(): [string, (text: string) => void] {
  const [text, setText] = useState(kept)
  return [
    text,
    (next) => {
      setText(next)
      keep(next)
    },
  ]
}
