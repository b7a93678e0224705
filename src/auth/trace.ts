import { TRACE_SIZE } from './constants';
import type { AuthError } from './errors';
import type { ClockPort, TracePort, TraceRecord } from './ports';

/** The last records in memory, oldest first, for a developer page to show. */
export interface Trace extends TracePort {
  records(): readonly TraceRecord[];
  /** All of them as JSON text, to be copied or sent. */
  export(): string;
}

export const createTrace = (size: number = TRACE_SIZE): Trace => {
  const kept: TraceRecord[] = [];
  return {
    record: (entry) => {
      kept.push(entry);
      if (kept.length > size) kept.shift();
    },
    records: () => kept.slice(),
    export: () => JSON.stringify(kept),
  };
};

/** The parts' way to leave a record: what happened, with ids, cause and duration; never a token, code, key or phone number. */
export type Note = (kind: string, detail?: TraceRecord['detail']) => void;

export const createNote =
  (clock: ClockPort, trace?: TracePort): Note =>
  (kind, detail = {}) =>
    trace?.record({ at: clock.now(), kind, detail });

/** What a user brings about by leaving or by not being logged in is no error. */
const isUnexpected = ({ code, expected }: AuthError): boolean =>
  !expected && code !== 'cancelled' && code !== 'login-required';

/** Records an unexpected error once, however many callers it reaches. */
export const noteError = (note: Note, error: AuthError, where: string): void => {
  if (error.reported || !isUnexpected(error)) return;
  error.reported = true;
  const { code, wireCode, requestId } = error;
  note('error', {
    where,
    code,
    ...(wireCode !== null && { wireCode }),
    ...(requestId !== null && { requestId }),
  });
};
