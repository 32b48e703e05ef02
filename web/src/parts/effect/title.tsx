import { Sentence } from "./sentence"

/** What a proposal would do, from its calldata alone, as a title. */
export const EffectTitle = ({ of: p }: { of: { heading: string } }) => <Sentence text={p.heading} />
