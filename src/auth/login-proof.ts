import type { ExchangeBody } from '../contract';
import { HOST_LIMIT_MS } from './constants';
import { AuthError } from './errors';
import type { ClockPort, HostLogin, HostPort } from './ports';
import { limit } from './promises';
import { createStopwatch } from './stopwatch';
import type { Note } from './trace';

/** What the host gave to prove who the user is: for one exchange, while it is fresh. It stands in memory only. */
export interface LoginProof {
  readonly body: ExchangeBody;
  /** Goes with every sending of this proof, so that the server counts them as one. */
  readonly idempotencyKey: string;
  isFresh(): boolean;
}

export interface LoginProofOptions {
  readonly clock: ClockPort;
  readonly host: HostPort;
  readonly randomId: () => string;
  readonly note: Note;
}

/** Asks the host for a proof; null when it has no user to prove. */
export const createFetchProof = ({ clock, host, randomId, note }: LoginProofOptions) => {
  const ask = (): Promise<HostLogin> =>
    limit(clock, HOST_LIMIT_MS, () => host.login()).catch(() => ({
      kind: 'failed',
      retryable: true,
      reason: 'no-answer',
    }));

  return async (): Promise<LoginProof | null> => {
    // The life counts from before the question: nobody knows when, in between, the code was made.
    const age = createStopwatch(clock);
    const answer = await ask();
    note('host-login', { answer: answer.kind, ms: age.elapsed() });
    if (answer.kind === 'needs-host-login') return null;
    if (answer.kind === 'failed') throw new AuthError('host-login');
    const proof = answer.kind === 'user' ? { code: answer.code } : { anonymousCode: answer.anonymousCode };
    return {
      body: { platform: host.platform, ...proof },
      idempotencyKey: randomId(),
      isFresh: () => age.elapsed() < host.codeLifeMs,
    };
  };
};
