import type { TelemetryBody } from '../../src/contract/me';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { newId, type Random } from '../random';
import type { RateLimits } from '../rate-limits/rate-limits';
import { funnelRepository } from './funnel-repository';
import { type FunnelReport, reportFunnel } from './report';
import type { FunnelRange } from './report-repository';
import type { ReportQuery } from './report-schema';
import { isStepName } from './step-names';

const day = 24 * 3600 * 1000;
/** How long events are kept. */
export const keptMs = 30 * day;
/** An app sends a batch at most every few seconds; many people share an address. */
export const telemetryRule = { name: 'telemetry', most: 300, perMs: 60_000 } as const;

/** What a report is about unless said otherwise, and at most. Events are brought within the day before they arrive. */
const usualRange = 7 * day;
const longestRange = keptMs + day;

/** Longest duration that is worth telling from a longer one. */
const maximumDuration = 3600 * 1000;
/** How far back an event may have happened: apps gather while they have no network. */
const maximumAge = day;

/** What apps tell about the steps of their logins. Nobody waits for it, and all of it may be lost. */
export interface Funnel {
  /**
   * Keeps a batch, all of it or nothing.
   * @param address where it came from; only counted, not kept
   * @throws AppError INVALID_INPUT for a step that nobody knows, RATE_LIMITED
   */
  record(body: TelemetryBody, address: string): Promise<void>;
  /** What became of the logins in a stretch of time. @throws AppError INVALID_INPUT for one that is none or too long */
  report(query: ReportQuery): Promise<FunnelReport>;
  /** Removes what is older than its time. */
  sweep(): Promise<void>;
}

export interface FunnelDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: RateLimits;
}

/** A reason is a word. A row of digits could be a number of somebody. */
const safeReason = (reason: string | undefined): string | null =>
  reason === undefined || reason === '' || /\d{5,}/.test(reason) ? null : reason;

/** The stretch that is asked for. */
const rangeOf = ({ from, to, platform }: ReportQuery, now: number): FunnelRange => {
  const end = to ?? now + 1;
  const start = from ?? end - usualRange;
  if (start >= end || end - start > longestRange) throw new AppError('INVALID_INPUT', { field: 'from' });
  return { from: start, to: end, platform: platform ?? null };
};

export const createFunnel = ({ db, clock, random, limits }: FunnelDeps): Funnel => ({
  record: async ({ platform, events, flow = newId(random) }, address) => {
    const unknown = events.findIndex(({ name }) => !isStepName(name));
    if (unknown >= 0) throw new AppError('INVALID_INPUT', { field: `events/${unknown}/name` });
    await limits.take(db, [{ rule: telemetryRule, subject: address }]);
    const receivedAt = clock.now();
    // A device's clock that is ahead moves the whole batch: the times between its steps stay what they were.
    const ahead = Math.max(0, Math.max(...events.map(({ at }) => at)) - receivedAt);
    const rows = events.map(({ name, at, durationMs, reason }) => ({
      id: newId(random),
      name,
      platform,
      flow,
      at: Math.max(receivedAt - maximumAge, at - ahead),
      receivedAt,
      durationMs: durationMs === undefined ? null : Math.min(durationMs, maximumDuration),
      reason: safeReason(reason),
    }));
    await funnelRepository.insert(db, rows);
  },
  report: async (query) => reportFunnel(db, rangeOf(query, clock.now())),
  sweep: () => funnelRepository.removeBefore(db, clock.now() - keptMs),
});
