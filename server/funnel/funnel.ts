import type { TelemetryBody } from '../../src/contract/me';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { newId, type Random } from '../random';
import type { RateLimits } from '../rate-limits/rate-limits';
import { funnelRepository } from './funnel-repository';
import { isStepName } from './step-names';

const day = 24 * 3600 * 1000;
/** How long events are kept. */
export const keptMs = 30 * day;
/** An app sends a batch at most every few seconds; many people share an address. */
export const telemetryRule = { name: 'telemetry', most: 300, perMs: 60_000 } as const;

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

export const createFunnel = ({ db, clock, random, limits }: FunnelDeps): Funnel => ({
  record: async ({ platform, events }, address) => {
    const unknown = events.findIndex(({ name }) => !isStepName(name));
    if (unknown >= 0) throw new AppError('INVALID_INPUT', { field: `events/${unknown}/name` });
    await limits.take(db, [{ rule: telemetryRule, subject: address }]);
    const receivedAt = clock.now();
    const rows = events.map(({ name, at, durationMs, reason }) => ({
      id: newId(random),
      name,
      platform,
      at: Math.min(receivedAt, Math.max(receivedAt - maximumAge, at)),
      receivedAt,
      durationMs: durationMs === undefined ? null : Math.min(durationMs, maximumDuration),
      reason: safeReason(reason),
    }));
    await funnelRepository.insert(db, rows);
  },
  sweep: () => funnelRepository.removeBefore(db, clock.now() - keptMs),
});
