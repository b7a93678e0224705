/** What was heard counts for so long after the last beat that came back was sent. */
export const leaseMs = 1_000;

/** How far one instance may trust what it has heard, and which others trust theirs. */
export interface Lease {
  /** Number of the beat that is to be sent now. */
  beat(): number;
  /** One's own beat has come back. */
  hearOwn(number: number): void;
  isFresh(): boolean;
  /** Milliseconds since a beat came back, or since `reset`. */
  silence(): number;
  /** Nothing that was sent before counts any more. */
  reset(): void;
  /** Another instance's beat. */
  hearOther(from: string): void;
  forgetOther(from: string): void;
  /** Instances whose last beat is no older than a lease: they may be serving from memory. */
  others(): readonly string[];
}

/** `monotonic`: milliseconds that never jump. */
export const createLease = (monotonic: () => number): Lease => {
  const sentAt = new Map<number, number>();
  const others = new Map<string, number>();
  let count = 0;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let heardAt = monotonic();
  return {
    beat: () => {
      count += 1;
      sentAt.set(count, monotonic());
      return count;
    },
    hearOwn: (number) => {
      const at = sentAt.get(number);
      if (at === undefined) return;
      freshUntil = at + leaseMs;
      heardAt = monotonic();
      for (const older of sentAt.keys()) if (older <= number) sentAt.delete(older);
    },
    isFresh: () => monotonic() < freshUntil,
    silence: () => monotonic() - heardAt,
    reset: () => {
      freshUntil = Number.NEGATIVE_INFINITY;
      heardAt = monotonic();
      sentAt.clear();
    },
    hearOther: (from) => {
      others.set(from, monotonic());
    },
    forgetOther: (from) => {
      others.delete(from);
    },
    others: () => {
      const since = monotonic() - leaseMs;
      for (const [from, at] of others) if (at <= since) others.delete(from);
      return [...others.keys()];
    },
  };
};
