import { and, asc, count, countDistinct, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Platform } from '../../src/contract/account';
import type { Db } from '../db/types';
import { telemetryEvents } from './schema';
import { type StepName, stepBefore, stepNames } from './step-names';

const events = telemetryEvents;

/** From `from` on and before `to`; one platform, or null for all. */
export interface FunnelRange {
  readonly from: number;
  readonly to: number;
  readonly platform: Platform | null;
}

const within = ({ from, to, platform }: FunnelRange): SQL | undefined =>
  and(gte(events.at, from), lt(events.at, to), platform === null ? undefined : eq(events.platform, platform));

/** Events from before there were flows are flows of their own. */
const flowOf = sql<string>`coalesce(${events.flow}, ${events.id})`;

const isStep = (step: StepName): SQL => sql`filter (where ${events.name} = ${step})`;
const at = (step: StepName): SQL => sql`${sql.identifier(`at ${step}`)}`;
const measured = (step: StepName): SQL => sql`${sql.identifier(`ms ${step}`)}`;

/** Per step, in columns of a flow: when it was first reached, and how long the app says that it took. */
const flowColumns = (): Record<string, SQL.Aliased> =>
  Object.fromEntries(
    stepNames.flatMap((step) => [
      [`at ${step}`, sql`min(${events.at}) ${isStep(step)}`.as(`at ${step}`)],
      [`ms ${step}`, sql`min(${events.durationMs}) ${isStep(step)}`.as(`ms ${step}`)],
    ]),
  );

/** What the app measured, else the time since the step before; a clock that was set back tells nothing. */
const timeOf = (step: StepName): SQL => {
  const before = stepBefore[step];
  if (before === null) return measured(step);
  const since = sql`case when ${at(step)} >= ${at(before)} then ${at(step)} - ${at(before)} end`;
  return sql`coalesce(${measured(step)}, ${since})`;
};

/** Both at once: the times are sorted for each aggregate anew. Null, or two numbers. */
const percentiles = (step: StepName): SQL =>
  sql`percentile_cont(array[0.5, 0.95]) within group (order by (${timeOf(step)})::float8)`;

const reportColumns = (): Record<string, SQL> =>
  Object.fromEntries(
    stepNames.flatMap((step) => [
      [`n ${step}`, sql`count(${at(step)})::int`],
      [`p ${step}`, percentiles(step)],
    ]),
  );

/** How many flows reached each step, and how fast; `platform` null stands for all of them. */
export interface StepsRow {
  readonly platform: Platform | null;
  readonly steps: ReadonlyMap<
    StepName,
    { readonly flows: number; readonly p50: number | null; readonly p95: number | null }
  >;
}

const toRow = ({
  platform,
  ...columns
}: { platform: Platform | null } & Record<string, unknown>): StepsRow => {
  const stepOf = (step: StepName) => {
    const times = columns[`p ${step}`];
    const [p50 = null, p95 = null] = Array.isArray(times) ? times.map(Number) : [];
    return { flows: Number(columns[`n ${step}`]), p50, p95 };
  };
  return { platform, steps: new Map(stepNames.map((step) => [step, stepOf(step)])) };
};

/** Every member reads the range once. */
export const reportRepository = {
  /** A row for each platform with events, and one for all of them, which is always there. */
  steps: async (db: Db, range: FunnelRange): Promise<readonly StepsRow[]> => {
    const flows = db
      .select({ platform: events.platform, ...flowColumns() })
      .from(events)
      .where(within(range))
      .groupBy(events.platform, flowOf)
      .as('flows');
    const rows = await db
      .select({ platform: flows.platform, ...reportColumns() })
      .from(flows)
      .groupBy(sql`grouping sets ((${flows.platform}), ())`);
    return rows.map(toRow);
  },

  denials: async (db: Db, range: FunnelRange) =>
    db
      .select({
        platform: events.platform,
        reason: sql<string>`coalesce(${events.reason}, '')`,
        count: count(),
      })
      .from(events)
      .where(and(within(range), eq(events.name, 'denied')))
      .groupBy(events.platform, events.reason)
      .orderBy(desc(count()), asc(events.platform), asc(events.reason))
      .limit(50),

  /** Flows per stretch of `bucketMs`; stretches begin `offsetMs` before those of UTC. */
  trend: async (db: Db, range: FunnelRange, bucketMs: number, offsetMs: number) => {
    const bucket = sql<number>`((${events.at} + ${sql.raw(String(offsetMs))}) / ${sql.raw(String(bucketMs))})`;
    const reached = (step: StepName) => sql<number>`${countDistinct(flowOf)} ${isStep(step)}`.mapWith(Number);
    return db
      .select({
        bucket: bucket.mapWith(Number),
        started: reached('started'),
        session: reached('session'),
        bound: reached('bound'),
      })
      .from(events)
      .where(within(range))
      .groupBy(bucket)
      .orderBy(bucket);
  },
};
