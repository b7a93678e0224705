import { errorCode } from '../errors';
import type { Db } from './types';

/** Serialisation failure, deadlock, and a unique key that somebody else took in the same moment. */
const passing: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505']);

const isPassing = (error: unknown): boolean => {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return passing.has(errorCode(error)) || (cause !== undefined && isPassing(cause));
};

/** Runs the work in a transaction, and anew from its beginning when another transaction got in its way. */
export const inTransaction = async <T>(db: Db, work: (tx: Db) => Promise<T>, tries = 3): Promise<T> => {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await db.transaction((tx) => work(tx));
    } catch (error) {
      if (left === 0 || !isPassing(error)) throw error;
    }
  }
};
