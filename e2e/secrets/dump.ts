import { sql } from 'drizzle-orm';
import type { Database } from '../../server/db/types';
import type { Place } from './search';

const rowsOf = (result: unknown): readonly Record<string, unknown>[] =>
  (result as { rows: readonly Record<string, unknown>[] }).rows;

/** Every column of every table, as text, whatever the table is for. */
export const dumpDatabase = async ({ db }: Pick<Database, 'db'>): Promise<readonly Place[]> => {
  const columns = rowsOf(
    await db.execute(sql`
      select table_schema as s, table_name as t, column_name as c from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`),
  );
  const places: Place[] = [];
  for (const { s, t, c } of columns) {
    const table = sql.raw(`"${String(s)}"."${String(t)}"`);
    const column = sql.raw(`"${String(c)}"`);
    const found = rowsOf(
      await db.execute(sql`select ${column}::text as v from ${table} where ${column} is not null`),
    );
    const text = found.map(({ v }) => String(v)).join('\n');
    places.push({ name: `table ${String(t)}.${String(c)}`, text });
  }
  return places;
};
