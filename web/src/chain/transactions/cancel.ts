import type { Schema } from "@/api/client"
import type { Plan } from "../plan"
import { step } from "./step"

/** Ends a proposal: its proposer may before voting begins, the guardian until its date. */
export const cancel = (proposal: Schema<"Proposal">): Plan => step(proposal, "cancel")
