import { LRUCache } from 'lru-cache';
import type { SessionRecord } from './live-session';

/** When a read began. What was heard since makes its result worth nothing. */
export type ReadMark = number | null;

/** How many sessions are kept, and how often one was found there or was not. */
export interface SessionCacheState {
  readonly size: number;
  readonly hits: number;
  readonly misses: number;
}

/** Sessions that were read from the database, for as long as nothing was heard that speaks against them. */
export interface SessionCache {
  /** Undefined also while nothing may be served from memory. */
  get(tokenHash: string): SessionRecord | undefined;
  /** To be called before the database is asked. */
  mark(): ReadMark;
  /** Keeps what was read, unless something changed since the mark. */
  put(mark: ReadMark, tokenHash: string, record: SessionRecord): void;
  /** The database knows better. */
  drop(tokenHash: string): void;
  forgetUser(userId: string): void;
  clear(): void;
  state(): SessionCacheState;
}

export interface SessionCacheDeps {
  /** The most sessions that are kept. */
  readonly size: number;
  /** No session is kept longer, whatever is heard. */
  readonly lifeMs: number;
  /** Milliseconds that never jump. */
  readonly monotonic: () => number;
  /** Whether changes are heard in time. */
  readonly isFresh: () => boolean;
}

interface Entry {
  readonly record: SessionRecord;
  readonly until: number;
}

/** Keeps nothing. */
export const noSessionCache: SessionCache = {
  get: () => undefined,
  mark: () => null,
  put: () => undefined,
  drop: () => undefined,
  forgetUser: () => undefined,
  clear: () => undefined,
  state: () => ({ size: 0, hits: 0, misses: 0 }),
};

export const createSessionCache = (deps: SessionCacheDeps): SessionCache => {
  const { size, lifeMs, monotonic, isFresh } = deps;
  /** A user's hashes, so that a change costs what that user has, not what all have. */
  const byUser = new Map<string, Set<string>>();
  const entries = new LRUCache<string, Entry>({
    max: size,
    dispose: ({ record }, tokenHash) => {
      const { userId } = record.session.account;
      const hashes = byUser.get(userId);
      if (hashes?.delete(tokenHash) && hashes.size === 0) byUser.delete(userId);
    },
  });
  let generation = 0;
  let hits = 0;
  let misses = 0;

  const clear = (): void => {
    generation += 1;
    if (entries.size > 0) entries.clear();
  };

  return {
    get: (tokenHash) => {
      // Emptied at once, so that nobody who was refused meanwhile is let in again by what comes back to life.
      if (!isFresh()) clear();
      const entry = entries.get(tokenHash);
      if (entry !== undefined && entry.until > monotonic()) {
        hits += 1;
        return entry.record;
      }
      misses += 1;
      return undefined;
    },
    mark: () => (isFresh() ? generation : null),
    put: (mark, tokenHash, record) => {
      if (mark !== generation || !isFresh()) return;
      entries.set(tokenHash, { record, until: monotonic() + lifeMs });
      const { userId } = record.session.account;
      const hashes = byUser.get(userId);
      if (hashes === undefined) byUser.set(userId, new Set([tokenHash]));
      else hashes.add(tokenHash);
    },
    forgetUser: (userId) => {
      generation += 1;
      for (const tokenHash of [...(byUser.get(userId) ?? [])]) entries.delete(tokenHash);
    },
    drop: (tokenHash) => {
      entries.delete(tokenHash);
    },
    clear,
    state: () => ({ size: entries.size, hits, misses }),
  };
};
