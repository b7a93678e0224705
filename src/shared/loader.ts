import { createLatest } from './latest';
import type { Loadable } from './loadable';

/** `sentence` turns a rejection into what the end user may read. */
export interface LoaderParts<T> {
  readonly fetch: () => Promise<T>;
  readonly read: () => Loadable<T>;
  readonly write: (loadable: Loadable<T>) => void;
  readonly sentence: (caught: unknown) => string;
}

export interface Loader {
  (): Promise<void>;
  /** Back to the beginning: what is there is gone, and an answer that is under way counts no more. */
  forget(): void;
}

/**
 * Loads and loads again. A value that is there stays until a newer one comes, and survives a failed try;
 * an answer counts only while nothing newer was asked for. The returned function never rejects.
 */
export const createLoader = <T>({ fetch, read, write, sentence }: LoaderParts<T>): Loader => {
  const latest = createLatest();
  const load = async (): Promise<void> => {
    const current = latest.begin();
    if (read().kind !== 'ready') write({ kind: 'loading' });
    try {
      const value = await fetch();
      if (current()) write({ kind: 'ready', value });
    } catch (caught) {
      if (current() && read().kind !== 'ready') write({ kind: 'failed', message: sentence(caught) });
    }
  };
  const forget = (): void => {
    latest.begin();
    write({ kind: 'idle' });
  };
  return Object.assign(load, { forget });
};
