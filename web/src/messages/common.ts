export const common = {
  name: "Witan",
  skip: "Skip to content",
  loading: "Loading",
  retry: "Try again",
  close: "Close",
  cancel: "Cancel",
  back: "Back",
  next: "Next",
  details: "Details",
  more: "Show more",
  day: "Day",
  copied: "Copied",
  notCopied: "Not copied: the browser did not allow it",
  copy: (what: string) => `Copy ${what}`,
  identifier: { address: "address", cid: "CID", hash: "hash" },
  inTime: (d: string) => `in ${d}`,
  ago: (d: string) => `${d} ago`,
  forTime: (d: string) => `for ${d}`,
  since: (date: string) => `since ${date}`,
  plural: (n: number, one: string, many: string) => (n === 1 ? one : many),
  lost: "Reconnecting; what you see may be behind.",
  chainAway: (block: string | undefined) =>
    "The server cannot reach the chain. " +
    (block === undefined
      ? "It goes on by itself."
      : `What you see is as of block ${block}; it goes on by itself.`),
  notFoundTitle: "Page not found",
  notFound: "There is no page at this address.",
  home: "Go to the start",
  crashed: "This page failed to show.",
  reload: "Reload the page",
}

export const nav = {
  label: "Main",
  home: "Home",
  ask: "Ask",
  datasets: "Datasets",
  proposals: "Proposals",
  members: "Members",
  audit: "Audit",
  contribute: "Contribute",
  more: "More",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  language: "Language",
  english: "English",
}

export const errors = {
  offline: "The server did not answer.",
  offlineAdvice: "Check that it runs and that you are connected. Nothing you typed is lost.",
  unexpected: "Something failed that should not.",
  /** By the API's stable code, where its own words are not for this page. */
  known: {} as Record<string, string>,
}
