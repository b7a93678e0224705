interface Batch<T> {
  readonly keys: Set<string>;
  readonly found: Promise<ReadonlyMap<string, T>>;
}

/**
 * Reads by key, of which those that are asked for within one turn of the event loop go to the database together: a busy
 * server asks it seldom and for many, an idle one at once and for one. Null for a key that leads to nothing.
 * @param most so many keys go together at most
 */
export const createJoinedReads = <T>(
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most = 100,
): ((key: string) => Promise<T | null>) => {
  let open: Batch<T> | null = null;

  const begin = (): Batch<T> => {
    const keys = new Set<string>();
    // Not a microtask: requests of one turn come one by one, and microtasks run between them.
    const turn = new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    const batch: Batch<T> = {
      keys,
      found: turn.then(() => {
        if (open === batch) open = null;
        return readAll([...keys]);
      }),
    };
    return batch;
  };

  return async (key) => {
    if (open === null || open.keys.size >= most) open = begin();
    const { keys, found } = open;
    keys.add(key);
    return (await found).get(key) ?? null;
  };
};
