import type { MovableClock } from './clock';
import type { Platform, SandboxApp } from './types';

/** `anonymous` is Douyin's code for a device without a user. */
export type CodeKind = 'login' | 'anonymous' | 'phone';

/** A code that a host app was given. */
export interface CodeRecord {
  readonly value: string;
  readonly kind: CodeKind;
  readonly platform: Platform;
  readonly appId: string;
  /** Absent for an anonymous code. */
  readonly personId?: string;
  readonly deviceId: string;
  /** What the code stands for: the phone number of a phone code. */
  readonly payload?: string;
  readonly expiresAt: number;
  usedAt: number | null;
}

/** What a platform finds when an app presents a code. Another app's code, or one of another kind, is unknown to it. */
export type CodeVerdict =
  | { readonly state: 'live'; readonly record: CodeRecord }
  | { readonly state: 'used' | 'expired' | 'unknown' };

export interface Codes {
  issue(record: Omit<CodeRecord, 'usedAt' | 'expiresAt'>, lifeMs: number): string;
  judge(value: string, kind: CodeKind, app: SandboxApp): CodeVerdict;
  /** A code works once. */
  spend(record: CodeRecord): void;
  /** Whose code this is, whatever its state. */
  personOf(value: string): string | undefined;
  count(platform: Platform): { live: number; used: number; expired: number };
  reset(): void;
}

/** Above this many, codes that ended long ago are forgotten. */
const KEPT = 5_000;
const FORGET_AFTER = 3_600_000;

export function createCodes(clock: MovableClock): Codes {
  const codes = new Map<string, CodeRecord>();
  const stateOf = (record: CodeRecord): 'live' | 'used' | 'expired' => {
    if (record.usedAt !== null) return 'used';
    return clock.now() >= record.expiresAt ? 'expired' : 'live';
  };
  const forget = () => {
    for (const record of codes.values()) {
      if (record.expiresAt + FORGET_AFTER < clock.now()) codes.delete(record.value);
    }
  };
  return {
    issue(record, lifeMs) {
      if (codes.size > KEPT) forget();
      codes.set(record.value, { ...record, expiresAt: clock.now() + lifeMs, usedAt: null });
      return record.value;
    },
    judge(value, kind, app) {
      const record = codes.get(value);
      const own = record?.kind === kind && record.platform === app.platform && record.appId === app.appId;
      if (!record || !own) return { state: 'unknown' };
      const state = stateOf(record);
      return state === 'live' ? { state, record } : { state };
    },
    spend(record) {
      record.usedAt = clock.now();
    },
    personOf: (value) => codes.get(value)?.personId,
    count(platform) {
      const counts = { live: 0, used: 0, expired: 0 };
      for (const record of codes.values()) if (record.platform === platform) counts[stateOf(record)]++;
      return counts;
    },
    reset: () => codes.clear(),
  };
}
