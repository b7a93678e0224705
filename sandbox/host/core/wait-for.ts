/** Waits for a condition by re-reading it at every change; the only timer is the deadline. */
export interface WaitOptions {
  /** Milliseconds of real time, 10 000 unless given. */
  readonly timeoutMs?: number;
  /** What is awaited, for the error. */
  readonly what?: string;
}

interface WaitParts {
  on(listener: () => void): () => void;
  /** Picture of the present state for the error text. */
  dump(): string;
}

export const createWaitFor =
  ({ on, dump }: WaitParts) =>
  <T>(
    predicate: () => T,
    { timeoutMs = 10_000, what = 'a condition' }: WaitOptions = {},
  ): Promise<NonNullable<T>> =>
    new Promise((resolve, reject) => {
      let lastError = '';
      const check = (): boolean => {
        let value: T;
        try {
          value = predicate();
        } catch (error) {
          lastError = error instanceof Error ? error.message : String(error);
          return false;
        }
        if (!value) return false;
        resolve(value as NonNullable<T>);
        return true;
      };
      if (check()) return;
      const stop = on(() => {
        if (!check()) return;
        stop();
        clearTimeout(deadline);
      });
      const deadline = setTimeout(() => {
        stop();
        if (check()) return;
        const reason = lastError === '' ? '' : `\nLast error: ${lastError}`;
        reject(new Error(`Waited ${timeoutMs} ms for ${what}.${reason}\n${dump()}`));
      }, timeoutMs);
    });
