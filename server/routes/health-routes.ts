import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { users } from '../accounts/schema';
import type { Db } from '../db/types';

/** `/health/live`: the process answers. `/health/ready`: it can reach its database, so requests may be sent here. */
export const defineHealthRoutes = (app: FastifyInstance, db: Db): void => {
  // Probes come every few seconds: only their failures are worth a line.
  const logLevel = app.log.level === 'silent' ? 'silent' : 'warn';
  app.get('/health/live', { logLevel }, async () => ({ status: 'ok' }));
  app.get('/health/ready', { logLevel }, async (request, reply) => {
    try {
      await db.select({ one: sql`1` }).from(users).limit(1);
      return { status: 'ok' };
    } catch (err) {
      request.log.error({ err }, 'the database does not answer');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
};
