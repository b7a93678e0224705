import { AppError } from '../errors';

/** Where the next page starts: the sort number and the id of the last row of this one. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

export const encodeCursor = ({ at, id }: Place): string =>
  Buffer.from(`${at}.${id}`, 'utf8').toString('base64url');

const placePattern = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/;

/** Refuses what `encodeCursor` has not made with INVALID_INPUT. */
export const decodeCursor = (cursor: string): Place => {
  const match = placePattern.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, at, id] = match ?? [];
  if (at === undefined || id === undefined) throw new AppError('INVALID_INPUT', { field: 'cursor' });
  return { at: Number(at), id };
};

/** Cuts a list that was asked for with one row more than the page has. */
export const cutPage = <T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => Place,
): { items: T[]; nextCursor: string | null } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null,
  };
};
