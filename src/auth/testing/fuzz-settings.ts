type Environment = Readonly<Record<string, string | undefined>>;

/** Runs of each exploration: together more than 10 000, or `FUZZ_RUNS` each. */
export const runsOf = ({ FUZZ_RUNS }: Environment): number => Number(FUZZ_RUNS ?? 3_400);

/** Where the exploration starts, so that a run can be had again; `FUZZ_SEED` for another part of the space. */
export const seedOf = ({ FUZZ_SEED }: Environment, usual: number): number => Number(FUZZ_SEED ?? usual);
