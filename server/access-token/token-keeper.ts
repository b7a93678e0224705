import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Box } from '../secrets/keyring';
import { accessTokenRepository } from './repository';

export interface FetchedToken {
  readonly token: string;
  readonly expiresInMs: number;
}

/** Where one app's token comes from. */
export interface TokenSource {
  readonly platform: string;
  readonly appId: string;
  /** `force`: the token that a usual call gives is known to be dead, ask for another one. */
  fetch(force: boolean): Promise<FetchedToken>;
}

/** Keeps one app's access token: fetched once for all callers, kept in the database across restarts. */
export interface TokenKeeper {
  get(): Promise<string>;
  /**
   * Called with a token that the platform refused. If it was replaced meanwhile the newer one is given, else a new one is
   * fetched.
   */
  replace(refused: string): Promise<string>;
}

export interface TokenKeeperDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly box: Box;
}

/** A token this close to its end is not handed out any more; WeChat gives a new one in these last minutes. */
const marginMs = 5 * 60_000;

export const createTokenKeeper = ({ db, clock, box }: TokenKeeperDeps, source: TokenSource): TokenKeeper => {
  const { platform, appId } = source;
  const context = `${platform} ${appId}`;
  let flight: Promise<string> | null = null;

  const stored = async (): Promise<string | null> => {
    const row = await accessTokenRepository.find(db, platform, appId);
    if (row === null || row.expiresAt - marginMs <= clock.now()) return null;
    return box.open(row.token, context);
  };

  const fetchAndSave = async (refused: string | null): Promise<string> => {
    let fetched = await source.fetch(false);
    if (fetched.token === refused) fetched = await source.fetch(true);
    const now = clock.now();
    const row = { token: box.seal(fetched.token, context), expiresAt: now + fetched.expiresInMs };
    await accessTokenRepository.save(db, platform, appId, row, now);
    return fetched.token;
  };

  const once = (work: () => Promise<string>): Promise<string> => {
    flight ??= work().finally(() => {
      flight = null;
    });
    return flight;
  };

  return {
    get: () => once(async () => (await stored()) ?? (await fetchAndSave(null))),
    replace: (refused) =>
      once(async () => {
        const current = await stored();
        return current !== null && current !== refused ? current : fetchAndSave(refused);
      }),
  };
};

/**
 * Calls with the kept token; when the platform says that the token is dead, gets another one and calls once more.
 * `isDead` looks at the answer of a call.
 */
export const withToken = async <T>(
  keeper: TokenKeeper,
  call: (token: string) => Promise<T>,
  isDead: (answer: T) => boolean,
): Promise<T> => {
  const token = await keeper.get();
  const answer = await call(token);
  return isDead(answer) ? call(await keeper.replace(token)) : answer;
};
