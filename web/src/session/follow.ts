import { explain, type Words } from "@/chain/errors"
import type { Receipt } from "@/chain/plan"
import { follow } from "@/chain/follow"
import { followed } from "@/chain/send"
import { messages as m } from "@/messages"
import type { Sent } from "./store"
import { update } from "./sent"

/**
 * Follows what was sent to its end, and notes it: also with its sheet closed, and after a
 * reload. undefined: it did not happen.
 */
export async function followSent(s: Sent): Promise<Receipt | undefined> {
  const fail = (words: Words) => {
    update(s.hash, { end: { at: "failed", words } })
    return undefined
  }
  try {
    const end = await follow(s, {
      numbered: (nonce) => update(s.hash, { nonce }),
      away: (away) => update(s.hash, { away }),
    })
    switch (end.kind) {
      case "done":
        update(s.hash, { end: { at: "block", receipt: end.receipt } })
        await followed(end.receipt.block)
        update(s.hash, { end: { at: "done", receipt: end.receipt } })
        return end.receipt
      case "reverted":
        return fail(explain(end.error))
      case "replaced":
        return fail({ declined: false, busy: false, title: m.wallet.replaced })
      case "overtaken":
        return fail({
          declined: true,
          busy: false,
          title: m.wallet.overtaken,
          advice: m.wallet.overtakenHelp,
        })
      case "cancelled":
        return fail({ declined: true, busy: false, title: m.wallet.cancelled })
    }
  } catch (e) {
    return fail(explain(e))
  }
}
