import { Pool } from 'pg';
import { createPostgresDatabase } from '../testing/postgres';
import { nameStatements } from './name-statements';

test('a statement with values is parsed once per connection, whoever sends it', async () => {
  const { url, drop } = await createPostgresDatabase();
  const pool = new Pool({ connectionString: url, max: 1 });
  nameStatements(pool);
  for (const n of [1, 2, 3]) {
    expect((await pool.query({ text: 'select $1::int as n' }, [n])).rows).toEqual([{ n }]);
  }
  await pool.query('select 1');
  await pool.query({ name: 'own', text: 'select $1::text' }, ['x']);
  const { rows } = await pool.query('select name, statement from pg_prepared_statements order by statement');
  expect(rows).toEqual([
    { name: expect.stringMatching(/^s_[0-9a-f]{24}$/), statement: 'select $1::int as n' },
    { name: 'own', statement: 'select $1::text' },
  ]);
  await expect(pool.query({ text: 'select $1::int as n' }, ['x'])).rejects.toThrow('invalid input syntax');
  await pool.end();
  await drop();
}, 90_000);
