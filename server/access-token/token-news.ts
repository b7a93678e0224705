import { sql } from 'drizzle-orm';
import type { Database, Listener } from '../db/types';

const channel = 'access_token';

/** Tells the instances that something happened to a token, so that who waits need not wait for the next look. */
export interface TokenNews {
  /** Resolves with the next word about this token, in any process. It may never come. */
  next(name: string): Promise<void>;
  say(name: string): Promise<void>;
  /** Listens from now on; when that fails, or the connection is lost, the next call tries anew. Never rejects. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

export const createTokenNews = ({ db, listen }: Pick<Database, 'db' | 'listen'>): TokenNews => {
  const waiting = new Map<string, { readonly woken: Promise<void>; readonly wake: () => void }>();
  let listener: Promise<Listener | null> | null = null;
  let closed = false;

  const wake = (name: string): void => {
    waiting.get(name)?.wake();
    waiting.delete(name);
  };

  const lose = (): void => {
    listener = null;
  };

  const open = async (): Promise<Listener | null> => {
    try {
      return await listen(channel, { onMessage: wake, onLost: lose });
    } catch {
      lose();
      return null;
    }
  };

  return {
    next: (name) => {
      const known = waiting.get(name);
      if (known !== undefined) return known.woken;
      let wakeUp: () => void = () => undefined;
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      waiting.set(name, { woken, wake: wakeUp });
      return woken;
    },
    say: async (name) => {
      await db.execute(sql`select pg_notify(${channel}, ${name})`);
    },
    listen: async () => {
      if (closed) return;
      listener ??= open();
      await listener;
    },
    close: async () => {
      closed = true;
      const open = await listener;
      await open?.close().catch(() => undefined);
    },
  };
};
