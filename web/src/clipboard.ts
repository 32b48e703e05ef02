/** Puts text on the clipboard. Rejects where the browser does not let us: it has none without https. */
export const toClipboard = (text: string): Promise<void> =>
  "clipboard" in navigator
    ? navigator.clipboard.writeText(text)
    : Promise.reject(new Error("the browser offers no clipboard here"))
