import type { Database } from '../../db/types';
import { createLogger } from '../../log';
import { newId, systemRandom } from '../../random';
import { createRateLimits } from '../../rate-limits/rate-limits';
import { createKeyring } from '../../secrets/keyring';
import { createManualClock } from '../../testing/manual-clock';
import { tokenTiming } from '../token-centre';
import { createTokenKeeper } from '../token-keeper';
import { createTokenNews } from '../token-news';
import type { FetchedToken, TokenSource } from '../token-source';

export const hour = 3_600_000;

/** A platform that hands out `token-1`, `token-2` … and can be told to behave otherwise. */
export interface ScriptedPlatform {
  readonly source: TokenSource;
  /** What it was asked for: whether by force. */
  readonly asked: boolean[];
  /** Gives the same token until it is forced. */
  stubborn: boolean;
  /** The next requests end like this. */
  readonly failures: unknown[];
  /** Set, a request waits for it. */
  gate: Promise<void> | null;
}

export const createScriptedPlatform = (appId: string, overlapMs = 300_000): ScriptedPlatform => {
  let serial = 0;
  const platform: ScriptedPlatform = {
    asked: [],
    stubborn: false,
    failures: [],
    gate: null,
    source: {
      platform: 'wechat',
      appId,
      overlapMs,
      fetch: async (force): Promise<FetchedToken> => {
        platform.asked.push(force);
        const { gate } = platform;
        const failure = platform.failures.shift();
        await gate;
        if (failure !== undefined) throw failure;
        if (!platform.stubborn || force || serial === 0) serial += 1;
        return { token: `token-${serial}`, expiresInMs: 2 * hour };
      },
    },
  };
  return platform;
};

export interface KeepersOptions {
  readonly overlapMs?: number;
  /** What waiting for another instance does; default: real milliseconds. */
  readonly wait?: (ms: number) => Promise<void>;
}

const realWait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

let apps = 0;

/** One app of a scripted platform, and as many keepers of its token over one database as a test wants instances. */
export const setUpKeepers = (database: Database, { overlapMs, wait = realWait }: KeepersOptions = {}) => {
  const clock = createManualClock();
  const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);
  const platform = createScriptedPlatform(`app-${++apps}`, overlapMs);
  const timing = tokenTiming({ accessTokenEarlyMs: 300_000, platformTimeoutMs: 5_000 });
  const open: { close(): Promise<void> }[] = [];
  const shared = {
    db: database.db,
    clock,
    wait,
    timing,
    logger: createLogger('silent'),
    limits: createRateLimits({ clock, keyring }),
    box: keyring.box('access-token'),
  };
  /** One more instance. `source`: whom this one asks, when it is not the platform as it is. */
  const keeper = (source: TokenSource = platform.source) => {
    const news = createTokenNews(database);
    open.push(news);
    return createTokenKeeper({ ...shared, news, holder: newId(systemRandom) }, source);
  };
  const close = async (): Promise<void> => {
    for (const news of open) await news.close();
  };
  return { clock, platform, timing, keeper, close };
};

/** A promise and what resolves it. */
export const createGate = (): { readonly passed: Promise<void>; readonly open: () => void } => {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
};
