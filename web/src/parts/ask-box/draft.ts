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

/**
 * Keeps what was typed into the page as the build wrote it, before the app was there. True
 * if the focus is in the box.
 */
export function keepTyped(page: HTMLElement): boolean {
  const box = page.querySelector<HTMLTextAreaElement>("textarea[enterkeyhint=send]")
  if (box?.value) sessionStorage.setItem(key, box.value)
  return box !== null && box === document.activeElement
}
