/**
 * Splits a sum by weights so that the parts are integers, add up to exactly the sum, and none is larger than its weight
 * as long as the sum is at most the sum of the weights. What rounding leaves over goes to the largest remainders, the
 * first of equal ones before the others, so that the same order is always split alike.
 */
export const splitByWeight = (sum: number, weights: readonly number[]): number[] => {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const shares = weights.map((weight, index) => {
    // Fen times fen leaves the integers that a number holds exactly.
    const exact = BigInt(sum) * BigInt(weight);
    return { index, part: Number(exact / BigInt(whole)), rest: exact % BigInt(whole) };
  });
  let left = sum - shares.reduce((total, { part }) => total + part, 0);
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1,
  );
  for (const share of byRest) {
    if (left === 0) break;
    share.part += 1;
    left -= 1;
  }
  return shares.map(({ part }) => part);
};

/**
 * What was paid for the pieces after the first `before` ones of a line. Taken piece by piece or all at once, the parts
 * of a line add up to what was paid for it.
 */
export const payOfPieces = (
  line: { readonly payFen: number; readonly quantity: number },
  before: number,
  pieces: number,
): number => {
  const upTo = (count: number): number => Math.floor((line.payFen * count) / line.quantity);
  return upTo(before + pieces) - upTo(before);
};
