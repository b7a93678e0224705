import type { MovableClock } from './clock';
import type { Endpoint, Platform } from './types';

/** One call that reached the platform. Never holds a code, key, token or phone number. */
export interface LedgerEntry {
  readonly seq: number;
  /** Milliseconds since 1970, in the world's time. */
  readonly at: number;
  readonly platform: Platform;
  readonly endpoint: Endpoint;
  /** `ok`, or the platform's error number or short name. */
  readonly outcome: string;
  readonly appId?: string;
  readonly personId?: string;
  readonly deviceId?: string;
}

export interface LedgerFilter {
  readonly platform?: string;
  readonly personId?: string;
  /** Only entries behind this sequence number. */
  readonly after?: number;
}

export interface Ledger {
  record(entry: Omit<LedgerEntry, 'seq' | 'at'>): void;
  entries(filter?: LedgerFilter): readonly LedgerEntry[];
  /** Calls per `platform.endpoint`, and per `platform.endpoint:outcome` where it was not `ok`. */
  counts(filter?: LedgerFilter): Record<string, number>;
  reset(): void;
}

const KEPT = 10_000;

export function createLedger(clock: MovableClock): Ledger {
  let entries: LedgerEntry[] = [];
  let seq = 0;
  const matching = ({ platform, personId, after = 0 }: LedgerFilter = {}) =>
    entries.filter(
      (entry) =>
        entry.seq > after &&
        (platform === undefined || entry.platform === platform) &&
        (personId === undefined || entry.personId === personId),
    );
  return {
    record(entry) {
      entries.push({ seq: ++seq, at: clock.now(), ...entry });
      if (entries.length > 2 * KEPT) entries = entries.slice(-KEPT);
    },
    entries: matching,
    counts(filter) {
      const counts: Record<string, number> = {};
      const add = (key: string) => {
        counts[key] = (counts[key] ?? 0) + 1;
      };
      for (const { platform, endpoint, outcome } of matching(filter)) {
        add(`${platform}.${endpoint}`);
        if (outcome !== 'ok') add(`${platform}.${endpoint}:${outcome}`);
      }
      return counts;
    },
    reset() {
      entries = [];
      seq = 0;
    },
  };
}
