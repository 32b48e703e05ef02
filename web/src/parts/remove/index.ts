export { RemoveActions } from "./remove-actions"
export { madeBy } from "./made"
export { ProposingPower } from "./proposing-power"
