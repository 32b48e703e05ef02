import type { Schema } from "@/api/client"
import type { Plan } from "../plan"
import { step } from "./step"

/** Puts a proposal that has passed into the timelock. */
export const queue = (proposal: Schema<"Proposal">): Plan => step(proposal, "queue")
