import type { ExchangeBody } from '../contract';
import { HOST_LIMIT_MS } from './constants';
import { AuthError } from './errors';
import type { ClockPort, HostLogin, HostPort } from './ports';
import { limit } from './promises';
import { createStopwatch } from './stopwatch';
import type { Funnel } from './telemetry';
import type { Note } from './trace';

/** What the host gave to prove who the user is: for one exchange, while it is fresh. It stands in memory only. */
export interface LoginProof {
  readonly body: ExchangeBody;
  /** Goes with every sending of this proof, so that the server counts them as one. */
  readonly idempotencyKey: string;
  isFresh(): boolean;
}

export interface LoginProofs {
  /** The proof that was fetched ahead if it is still fresh, else a new one; null when the host has no user to prove. */
  take(): Promise<LoginProof | null>;
  /** The one that was fetched ahead, or null. */
  takeAhead(): Promise<LoginProof | null>;
  /** Fetches one for a later `take`; whoever takes meanwhile waits for it. Never rejects. */
  fetchAhead(): Promise<void>;
  /** The host has made a code that the server has not seen, and with it, maybe, another session key. */
  isAhead(): boolean;
}

export interface LoginProofOptions {
  readonly clock: ClockPort;
  readonly host: HostPort;
  readonly randomId: () => string;
  readonly note: Note;
  readonly funnel: Funnel;
}

export const createLoginProofs = ({
  clock,
  host,
  randomId,
  note,
  funnel,
}: LoginProofOptions): LoginProofs => {
  let ahead: Promise<LoginProof | null> | null = null;
  let asking: Promise<unknown> | null = null;

  const ask = (): Promise<HostLogin | null> =>
    limit(clock, host.loginLimitMs ?? HOST_LIMIT_MS, () => host.login()).catch(() => null);

  const fetch = async (): Promise<LoginProof | null> => {
    // The host is never asked twice at once: a second code could void the first.
    while (asking !== null) await asking;
    // The life counts from before the question: nobody knows when, in between, the code was made.
    const age = createStopwatch(clock);
    const asked = ask();
    asking = asked;
    const answer = await asked;
    asking = null;
    const ms = age.elapsed();
    note('host-login', { answer: answer?.kind ?? 'none', ms });
    if (answer?.kind === 'needs-host-login') return null;
    if (answer === null || answer.kind === 'failed') throw new AuthError('host-login');
    funnel('code', { durationMs: ms });
    const proof = answer.kind === 'user' ? { code: answer.code } : { anonymousCode: answer.anonymousCode };
    return {
      body: { platform: host.platform, ...proof },
      idempotencyKey: randomId(),
      isFresh: () => age.elapsed() < host.codeLifeMs,
    };
  };

  const takeAhead = async (): Promise<LoginProof | null> => {
    const taken = ahead;
    ahead = null;
    const proof = await taken;
    return proof?.isFresh() ? proof : null;
  };

  return {
    takeAhead,
    take: async () => (await takeAhead()) ?? fetch(),
    fetchAhead: async () => {
      const kept = ahead;
      if (kept !== null && (await kept)?.isFresh()) return;
      if (ahead === kept) ahead = fetch().catch(() => null);
      await ahead;
    },
    isAhead: () => ahead !== null,
  };
};
