import type { Schema } from "@/api/client"
import type { Plan } from "../plan"
import { step } from "./step"

/** Runs the calls of a proposal whose timelock has run out. */
export const execute = (proposal: Schema<"Proposal">): Plan => step(proposal, "execute")
