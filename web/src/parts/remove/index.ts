export { RemoveActions } from "./remove-actions"
export { madeBy } from "./made"
export { canPropose, ProposingPower, useProposingPower } from "./proposing-power"
