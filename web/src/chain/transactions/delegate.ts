import { encodeFunctionData } from "viem"
import { getAddress, sameAddress, type Address } from "@/address"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"
import { tokenABI } from "../abi"
import type { Plan } from "../plan"

/** Gives the account's voting power to an address, its own included. */
export function delegate(status: Schema<"Status">, from: Address, to: Address): Plan {
  return {
    title: m.wallet.plans.delegate,
    sentences: [
      sameAddress(from, to) ? m.wallet.plans.delegateSelf : m.wallet.plans.delegateTo(getAddress(to)),
    ],
    to: status.contracts.token as Address,
    data: encodeFunctionData({ abi: tokenABI, functionName: "delegate", args: [to] }),
    done: { text: m.wallet.plans.delegated },
  }
}
