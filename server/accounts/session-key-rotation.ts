import { and, asc, eq, gt, isNotNull, not, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Logger } from 'pino';
import type { Chore } from '../chores';
import type { Db } from '../db/types';
import type { Box } from '../secrets/keyring';
import { channelIdentities } from './schema';

const identities = channelIdentities;
const batchSize = 200;

export interface RotationDeps {
  readonly db: Db;
  readonly box: Box;
  readonly logger: Logger;
}

export interface RotationResult {
  /** Rows that were encrypted anew. */
  readonly changed: number;
  /** Rows that no known key opens; they are left as they are, since their key may only be missing in the settings. */
  readonly unreadable: number;
  /** Whether every row was looked at. */
  readonly complete: boolean;
}

const isOld = (column: AnyPgColumn, newest: string) =>
  and(isNotNull(column), not(sql`starts_with(${column}, ${newest})`));

/** The next rows that hold something older. Rows that somebody else holds are left to them. */
const nextRows = (tx: Db, newest: string, after: string) =>
  tx
    .select({
      id: identities.id,
      sessionKey: identities.sessionKey,
      previousSessionKey: identities.previousSessionKey,
    })
    .from(identities)
    .where(
      and(
        gt(identities.id, after),
        or(isOld(identities.sessionKey, newest), isOld(identities.previousSessionKey, newest)),
      ),
    )
    .orderBy(asc(identities.id))
    .limit(batchSize)
    .for('update', { skipLocked: true });

type Row = Awaited<ReturnType<typeof nextRows>>[number];

/** Sealed anew; `undefined` where no key opens it, null where there is nothing. */
const renew = (box: Box, sealed: string | null, id: string): string | null | undefined => {
  if (sealed === null || sealed.startsWith(box.newest)) return sealed;
  const text = box.open(sealed, id);
  return text === null ? undefined : box.seal(text, id);
};

const renewRow = async (tx: Db, box: Box, row: Row): Promise<boolean> => {
  const sessionKey = renew(box, row.sessionKey, row.id);
  const previousSessionKey = renew(box, row.previousSessionKey, row.id);
  const change = {
    ...(sessionKey === undefined ? {} : { sessionKey }),
    ...(previousSessionKey === undefined ? {} : { previousSessionKey }),
  };
  if (Object.keys(change).length > 0) {
    await tx.update(identities).set(change).where(eq(identities.id, row.id));
  }
  return sessionKey !== undefined && previousSessionKey !== undefined;
};

/**
 * Encrypts stored session keys anew that are not sealed with the newest key, in transactions of a few rows. Any number of
 * instances may do so at once, and it may be cut off anywhere: what is left is found by the next call.
 * @param mostRows where a call ends at the latest
 */
export const renewSessionKeys = async (
  { db, box, logger }: RotationDeps,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<RotationResult> => {
  let after = '';
  let changed = 0;
  let unreadable = 0;
  let complete = false;
  while (!complete && changed + unreadable < mostRows) {
    const rows = await db.transaction(async (tx) => {
      const found = await nextRows(tx, box.newest, after);
      for (const row of found) {
        if (await renewRow(tx, box, row)) changed += 1;
        else unreadable += 1;
      }
      return found;
    });
    after = rows.at(-1)?.id ?? after;
    complete = rows.length < batchSize;
  }
  if (changed > 0) logger.info({ changed, complete }, 'session keys were encrypted with the newest key');
  if (unreadable > 0) logger.warn({ unreadable }, 'session keys that no known key opens');
  return { changed, unreadable, complete };
};

/** One round of the chore takes no more, so that a start and an end are not held up. */
const mostPerRound = 5_000;

/** While older secrets are known there may be something to do; else nothing is asked of the database. */
export const createSessionKeyChore =
  (deps: RotationDeps, isRotating: boolean): Chore =>
  async () => {
    if (isRotating) await renewSessionKeys(deps, mostPerRound);
  };
