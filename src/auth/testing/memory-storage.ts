import type { StoragePort } from '../ports';

export interface MemoryStorage extends StoragePort {
  readonly entries: Map<string, string>;
  /** Refuses every write from now on, or takes them again. */
  setFull(full: boolean): void;
}

export const createMemoryStorage = (initial: Readonly<Record<string, string>> = {}): MemoryStorage => {
  const entries = new Map(Object.entries(initial));
  let isFull = false;
  return {
    entries,
    setFull: (full) => {
      isFull = full;
    },
    read: (key) => entries.get(key) ?? null,
    write: (key, text) => {
      if (!isFull) entries.set(key, text);
      return !isFull;
    },
    remove: (key) => {
      entries.delete(key);
    },
  };
};
