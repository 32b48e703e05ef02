import { useState } from "react"

const key = "witan.question"

/** The question being typed: kept in this tab over reloads, navigation and sign-in. */
export function useDraft(): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "")
  return [
    text,
    (next) => {
      setText(next)
      if (next) sessionStorage.setItem(key, next)
      else sessionStorage.removeItem(key)
    },
  ]
}
