import fc from 'fast-check';

const setting = (name: string, fallback: number): number => Number(process.env[name] || fallback);

/**
 * So many cases, the same ones every time. A case that breaks the law is made smaller and printed, with the seed and
 * the path that lead to it.
 */
export const holds = async <T>(
  cases: fc.Arbitrary<T>,
  runs: number,
  attack: (one: T) => Promise<readonly string[]>,
): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const faults = await attack(one);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    }),
    {
      seed: setting('HOSTILE_SEED', 20_260_101),
      numRuns: setting('HOSTILE_RUNS', runs),
      includeErrorInReport: true,
    },
  );
};
