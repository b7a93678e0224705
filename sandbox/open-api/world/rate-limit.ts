import type { MovableClock } from './clock';

/** Counts calls per name within the last `windowMs`. */
export interface RateLimit {
  /** Counts this call and says whether it is within the limit. A refused call does not count. */
  allow(name: string, limit: number, windowMs: number): boolean;
  reset(): void;
}

export function createRateLimit(clock: MovableClock): RateLimit {
  const calls = new Map<string, number[]>();
  return {
    allow(name, limit, windowMs) {
      const recent = (calls.get(name) ?? []).filter((at) => at > clock.now() - windowMs);
      const within = recent.length < limit;
      if (within) recent.push(clock.now());
      calls.set(name, recent);
      return within;
    },
    reset: () => calls.clear(),
  };
}
