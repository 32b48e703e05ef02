/** Where a link leads: an address that is safe to open, and what to show of it. */
export interface Target {
  href: string
  /** The host as the browser reads it (punycode), or the mail address. */
  host: string
}

/** Reads a link's address; undefined where it is not http, https or mailto, or is relative. */
export function target(address: string): Target | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address.trim())) return undefined
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return undefined
  }
  if (url.protocol === "http:" || url.protocol === "https:") {
    // A name before the host ("https://bank.example@evil.example") is there to deceive.
    url.username = ""
    url.password = ""
    return { href: url.href, host: url.host }
  }
  if (url.protocol !== "mailto:") return undefined
  const to = decode(url.pathname)
  // Subject, body and copies are not the document's to fill in.
  return to.includes("@") ? { href: "mailto:" + url.pathname, host: to } : undefined
}

function decode(s: string): string {
  try {
    return decodeURIComponent(s)
  } catch {
    return s
  }
}
