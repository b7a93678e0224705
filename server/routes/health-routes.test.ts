import { sql } from 'drizzle-orm';
import Fastify from 'fastify';
import type { Db } from '../db/types';
import { createDrain } from '../lifecycle/drain';
import { createTestApp } from '../testing/app';
import { createTestDatabase, describeOnDatabases } from '../testing/database';
import { defineHealthRoutes } from './health-routes';

describeOnDatabases('health', (database) => {
  test('[S20] ready while the database answers and nobody asked to close; alive in any case', async () => {
    const drain = createDrain();
    const server = await createTestApp({ database: database(), overrides: { drain } });
    const before = await server.call('GET', '/health/ready');
    expect([before.status, before.body, before.headers.connection]).toEqual([
      200,
      { status: 'ok' },
      'keep-alive',
    ]);
    drain.begin();
    const after = await server.call('GET', '/health/ready');
    expect([after.status, after.body, after.headers.connection]).toEqual([
      503,
      { status: 'closing' },
      'close',
    ]);
    expect((await server.call('GET', '/health/live')).status).toBe(200);
    await server.close();
  });
});

test('[S20] [S22] not ready without the tables of this version', async () => {
  const database = await createTestDatabase();
  const server = await createTestApp({ database });
  await database.db.execute(
    sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
  );
  const answer = await server.call('GET', '/health/ready');
  expect([answer.status, answer.body]).toEqual([503, { status: 'unavailable' }]);
  await server.close();
  await database.close();
});

test('[S20] a database that never answers is asked once at a time, and given up in time', async () => {
  let asked = 0;
  const never = {
    select: () => ({
      from: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    }),
  };
  const app = Fastify();
  defineHealthRoutes(app, { db: never as unknown as Db, drain: createDrain() });
  const answers = await Promise.all([1, 2, 3].map(() => app.inject('/health/ready')));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
  expect(asked).toBe(1);
  await app.close();
});
