/** How far one link of the chain of proof is checked. */
export type Check =
  | { state: "checking" }
  /** Computed here; how says from what. */
  | { state: "verified"; how: How }
  /** Only the server says so; why says what keeps it from being checked here. */
  | { state: "server"; why?: Why }
  /** What the check needs cannot be had. */
  | { state: "unavailable"; why: "gone" | "away" }
  /** Checked, and not so: what was named, and what is there ("" for nothing). */
  | { state: "mismatch"; named: string; found: string }

export type How = "bytes" | "hash" | "same" | "folder" | "id" | "walletRPC" | "devRPC"
export type Why = "tooLarge" | "layout" | "manyFiles" | "noRPC" | "rpcAway" | "otherChain" | "noContent"
