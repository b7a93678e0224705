import type { Platform } from '../../src/contract/account';
import type { Db } from '../db/types';
import { type FunnelRange, reportRepository, type StepsRow } from './report-repository';
import type { FunnelReport, StepReport } from './report-schema';
import { stepNames } from './step-names';

export type { FunnelReport } from './report-schema';

const hour = 3_600_000;
const day = 24 * hour;
/** Up to so much is shown by the hour. */
const hourlyUpTo = 2 * day;
/** Days begin when they do in China. */
const offsetMs = 8 * hour;

const order: readonly Platform[] = ['wechat', 'douyin', 'baidu', 'kuaishou', 'h5'];

const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

const stepsOf = (row: StepsRow | undefined): StepReport[] =>
  stepNames.map((step) => {
    const { flows = 0, p50 = null, p95 = null } = row?.steps.get(step) ?? {};
    return { step, flows, p50Ms: tenth(p50), p95Ms: tenth(p95) };
  });

/** What became of the logins in a stretch of time, as far as apps told. */
export const reportFunnel = async (db: Db, range: FunnelRange): Promise<FunnelReport> => {
  const bucketMs = range.to - range.from <= hourlyUpTo ? hour : day;
  const rows = await reportRepository.steps(db, range);
  const denials = await reportRepository.denials(db, range);
  const buckets = await reportRepository.trend(db, range, bucketMs, offsetMs);
  const platforms = order.flatMap((platform) => {
    const row = rows.find((one) => one.platform === platform);
    return row === undefined ? [] : [{ platform, steps: stepsOf(row) }];
  });
  return {
    ...range,
    total: stepsOf(rows.find(({ platform }) => platform === null)),
    platforms,
    denials,
    bucketMs,
    trend: buckets.map(({ bucket, ...counts }) => ({ at: bucket * bucketMs - offsetMs, ...counts })),
  };
};
