import { Type } from '@sinclair/typebox';
import { count, sql } from 'drizzle-orm';
import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import { Empty } from '../../src/contract/common';
import { countMigrations } from '../db/migrate';
import type { Db } from '../db/types';
import type { Drain } from '../lifecycle/drain';

/** A database that is slower than this is no place to send users to. */
const patienceMs = 2_000;

const Health = Type.Object({ status: Type.String() }, { additionalProperties: false });

const withinPatience = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whether the tables are what this version works with; a newer version may have been here before. */
const createMigrationCheck = (db: Db): (() => Promise<boolean>) => {
  const known = countMigrations();
  return async () => {
    const [row] = await db.select({ applied: count() }).from(sql`drizzle.__drizzle_migrations`);
    return (row?.applied ?? 0) >= known;
  };
};

export interface HealthOptions {
  readonly db: Db;
  readonly drain: Drain;
}

/**
 * `/health/live`: the process answers. `/health/ready`: requests may be sent here, because its database answers, has the
 * tables, and nobody has asked the server to close.
 */
export const defineHealthRoutes = (app: FastifyInstance, { db, drain }: HealthOptions): void => {
  // Probes come every few seconds: only their failures are worth a line.
  const logLevel = app.log.level === 'silent' ? 'silent' : 'warn';
  const options = (operationId: string, summary: string): RouteShorthandOptions => ({
    logLevel,
    config: { vital: true },
    schema: {
      operationId,
      summary,
      tags: ['operations'],
      querystring: Empty,
      response: { 200: Health, 503: Health },
    },
  });
  const isMigrated = createMigrationCheck(db);
  let check: Promise<boolean> | undefined;
  /** However many ask, the database is asked once at a time. */
  const isReady = (): Promise<boolean> => {
    check ??= withinPatience(isMigrated()).finally(() => {
      check = undefined;
    });
    return check;
  };

  app.get('/health/live', options('live', 'Whether the process answers'), async () => ({ status: 'ok' }));
  app.get('/health/ready', options('ready', 'Whether requests may be sent here'), async (request, reply) => {
    if (drain.draining) return reply.code(503).send({ status: 'closing' });
    try {
      if (await isReady()) return { status: 'ok' };
      request.log.error('the database lacks tables of this version');
    } catch (err) {
      request.log.error({ err }, 'the database does not answer');
    }
    return reply.code(503).send({ status: 'unavailable' });
  });
};
