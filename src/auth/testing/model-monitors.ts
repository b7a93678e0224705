import type { TraceRecord } from '../ports';
import { type Invariant, type MachineEvent, type MachineState, next } from './model';
import { createFuseModel } from './model-fuse';

/** What only the world knows. */
export interface Facts {
  /** The token in the storage now. */
  readonly storedToken: () => string | null;
  readonly isLive: (token: string) => boolean;
  /** The number of things that have been sent and done so far. */
  readonly now: () => number;
  /** When the call that brought it left the core, in that order. */
  readonly sentAt: (token: string) => number;
  /** When the server issued it. */
  readonly issuedAt: (token: string) => number;
  /** When the server last signed out, unbound or deleted. */
  readonly fellAt: () => number;
  /** The app itself asked for a new session at least once. */
  readonly wasRefreshAsked: () => boolean;
}

const words: Readonly<Record<string, string>> = { replace: 'silent', override: 'asked', user: 'user' };

const eventOf = ({ change, step }: TraceRecord['detail']): MachineEvent => {
  const word = words[String(change)];
  if (word === undefined) return String(change) as MachineEvent;
  return `${word} ${step === 1 ? 'visitor' : 'member'}` as MachineEvent;
};

/** Follows the trace of a core, record by record, and notes each breach of the model with the id of what it breaks. */
export const createMonitors = (start: MachineState, facts: Facts) => {
  const breaches: string[] = [];
  const fuse = createFuseModel();
  let state = start;
  let held = facts.storedToken();
  let endedAt = -1;
  /** When the user was made the member that they are to stay; null for one who is none. */
  let memberSince = start === 'member' ? 0 : null;

  const breach = (id: Invariant, what: string): void => {
    breaches.push(`${id}: ${what}`);
  };

  const judgeStep = (to: MachineState, isFall: boolean): void => {
    if (isFall) memberSince = null;
    if (to === 'member' && held !== null) memberSince = facts.issuedAt(held);
    if (to !== 'visitor' || memberSince === null) return;
    if (facts.fellAt() < memberSince) breach('M7', 'a member is a visitor without a cause');
    memberSince = null;
  };

  const followSession = ({ detail }: TraceRecord): void => {
    if (detail.late === true) return;
    const event = eventOf(detail);
    const row = next(state, event);
    if (row === undefined) {
      breach('M2', `${event} at ${state}`);
      return;
    }
    if (event === 'drop' && held !== null && facts.isLive(held) && !facts.wasRefreshAsked()) {
      breach('M3', 'a session that the server honours was dropped');
    }
    held = facts.storedToken();
    if (event === 'sign-out' || event === 'lock') endedAt = facts.now();
    else if (held !== null && facts.sentAt(held) <= endedAt)
      breach('M3', 'a session from before the sign-out is back');
    judgeStep(row.to, row.falls !== undefined && row.falls !== 'deletion');
    state = row.to;
  };

  return {
    breaches,
    breach,
    state: () => state,
    isFuseBlown: fuse.isBlown,
    follow: (record: TraceRecord): void => {
      if (record.kind === 'session') followSession(record);
      if (record.kind !== 'fuse') return;
      const fault = fuse.observe(record);
      if (fault !== null) breach('M6', fault);
    },
  };
};

export type Monitors = ReturnType<typeof createMonitors>;
