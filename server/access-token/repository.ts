import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { accessTokens } from './schema';

export type TokenRow = typeof accessTokens.$inferSelect;

/** Whose token. */
export interface TokenOwner {
  readonly platform: string;
  readonly appId: string;
}

export interface Lease {
  readonly holder: string;
  readonly until: number;
}

export interface NewToken {
  /** Sealed. */
  readonly token: string;
  readonly expiresAt: number;
  readonly refreshAt: number;
  readonly fetchedAt: number;
}

const isOwners = ({ platform, appId }: TokenOwner) =>
  and(eq(accessTokens.platform, platform), eq(accessTokens.appId, appId));

const hasFence = (owner: TokenOwner, fence: number) => and(isOwners(owner), eq(accessTokens.fence, fence));

/** Every member is one statement: it either happened or it did not. */
export const accessTokenRepository = {
  find: async (db: Db, owner: TokenOwner): Promise<TokenRow | null> => {
    const rows = await db.select().from(accessTokens).where(isOwners(owner));
    return rows[0] ?? null;
  },

  /**
   * Takes the lease to refresh; its fence number, or null when somebody else has it or there is nothing to refresh: of
   * all who try at once one gets it, and nobody after the token was replaced. A token that ends by `useless` is as good
   * as none.
   */
  claim: async (
    db: Db,
    owner: TokenOwner,
    { holder, until }: Lease,
    { now, useless }: { readonly now: number; readonly useless: number },
  ): Promise<number | null> => {
    const { platform, appId } = owner;
    const due = sql`(${accessTokens.token} is null or ${accessTokens.refusedAt} is not null
      or ${accessTokens.expiresAt} <= ${useless}
      or ${accessTokens.refreshAt} is null or ${accessTokens.refreshAt} <= ${now})`;
    const rows = await db
      .insert(accessTokens)
      .values({ platform, appId, holder, leaseUntil: until, fence: 1 })
      .onConflictDoUpdate({
        target: [accessTokens.platform, accessTokens.appId],
        set: { holder, leaseUntil: until, fence: sql`${accessTokens.fence} + 1` },
        setWhere: sql`${accessTokens.leaseUntil} <= ${now} and ${due}`,
      })
      .returning({ fence: accessTokens.fence });
    return rows[0]?.fence ?? null;
  },

  /** Keeps the lease for longer. False when somebody else has taken it over. */
  prolong: async (db: Db, owner: TokenOwner, fence: number, until: number): Promise<boolean> => {
    const rows = await db
      .update(accessTokens)
      .set({ leaseUntil: until })
      .where(hasFence(owner, fence))
      .returning({ fence: accessTokens.fence });
    return rows.length === 1;
  },

  /** Puts a new token in place and gives the lease back. False, and nothing happens, when the lease went to another. */
  save: async (db: Db, owner: TokenOwner, fence: number, token: NewToken): Promise<boolean> => {
    const rows = await db
      .update(accessTokens)
      .set({ ...token, refusedAt: null, holder: null, leaseUntil: 0 })
      .where(hasFence(owner, fence))
      .returning({ fence: accessTokens.fence });
    return rows.length === 1;
  },

  /** Gives the lease back without a new token; the one that is there is not refreshed again before `refreshAt`. */
  release: async (db: Db, owner: TokenOwner, fence: number, refreshAt: number): Promise<void> => {
    await db
      .update(accessTokens)
      .set({ holder: null, leaseUntil: 0, refreshAt })
      .where(hasFence(owner, fence));
  },

  /** The token that lies there in this form is dead. Nothing happens when it was replaced, or named, before. */
  refuse: async (db: Db, owner: TokenOwner, sealed: string, now: number): Promise<void> => {
    await db
      .update(accessTokens)
      .set({ refusedAt: now })
      .where(and(isOwners(owner), eq(accessTokens.token, sealed), isNull(accessTokens.refusedAt)));
  },
};
