/** Maps [from, to] to [0, size]; everything to 0 when the range is empty. */
export function scale(from: number, to: number, size: number): (n: number) => number {
  const range = to - from
  return (n) => (range > 0 ? ((n - from) / range) * size : 0)
}

/** A share of two exact integers, in millionths: what floating point may draw. */
export const share = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000
