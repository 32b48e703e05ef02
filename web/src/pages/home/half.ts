/**
 * How few of the strongest hold more than half of all votes together; 0 if those given do
 * not. powers begin with the greatest.
 */
export function half(powers: bigint[], supply: bigint): number {
  let sum = 0n
  for (const [i, p] of powers.entries()) {
    sum += p
    if (sum * 2n > supply) return i + 1
  }
  return 0
}
