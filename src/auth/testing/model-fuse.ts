import type { TraceRecord } from '../ports';

/** A second opinion on the fuse, from its definition alone; told of what the real one did, it says what was wrong. */
export const createFuseModel = (tryTimes = 3, restoreTime = 5_000, coolDown = 1_000) => {
  let passes: number[] = [];
  let blownAt: number | null = null;

  const isBlown = (at: number): boolean => blownAt !== null && at - blownAt < restoreTime;

  /** What time alone has done. */
  const settleAt = (at: number): void => {
    if (blownAt !== null && at - blownAt >= restoreTime) {
      blownAt = null;
      passes = [];
    }
    if (blownAt === null && at - (passes[passes.length - 1] ?? at) >= coolDown) passes = [];
  };

  return {
    isBlown,
    observe: ({ at, detail: { why } }: TraceRecord): string | null => {
      settleAt(at);
      if (why === 'passed') {
        if (blownAt !== null) return 'passed while blown';
        passes.push(at);
        return passes.length > tryTimes ? 'passed too often' : null;
      }
      if (why === 'too-many') {
        const wasFull = blownAt === null && passes.length === tryTimes;
        blownAt = at;
        return wasFull ? null : 'blown too early';
      }
      return null;
    },
  };
};
