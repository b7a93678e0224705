import { type AccessTokens, createAccessTokens } from './access-tokens';
import { firstApps, registerApp } from './apps';
import { createMovableClock, type MovableClock } from './clock';
import { type Codes, createCodes } from './codes';
import { type Consents, createConsents } from './consents';
import { DEFAULT_APPS, DEFAULT_BASE_URL, DEFAULT_SEED, defaultPeople } from './defaults';
import { createFaults, type Faults } from './faults';
import { createIds, type Ids } from './ids';
import { createLedger, type Ledger } from './ledger';
import { DEFAULT_LIVES, type Lives } from './lives';
import { createPeople, type People } from './people';
import { createRandom, type Random } from './random';
import { createRateLimit, type RateLimit } from './rate-limit';
import { createSessionKeys, type SessionKeys } from './session-keys';
import { createSmsInbox, type SmsInbox } from './sms';
import type { AppDefinition, Person, Platform, SandboxApp } from './types';

export interface WorldOptions {
  /** Default: the system's clock, movable. */
  readonly clock?: MovableClock;
  /** Codes, keys, tokens, ids and the Douyin key pair follow from it. */
  readonly seed?: string;
  /**
   * Told apart from the seed so that a restarted development sandbox keeps its ids and keys but never repeats a code that
   * a server may remember. Default empty: the seed alone decides.
   */
  readonly sequence?: string;
  /** Default: one per platform; those given here replace the default of their platform. */
  readonly apps?: readonly AppDefinition[];
  readonly people?: readonly Person[];
  readonly lives?: Partial<Lives>;
  /** When a login changes the session key: as the code is issued (default), or as it is exchanged. */
  readonly rotation?: 'login' | 'exchange';
  /** Where this sandbox is reached; the avatars of the default people lie there. */
  readonly baseUrl?: string;
  /** Whom the mock code of WeChat's developer tools stands for; null (default) refuses that code. */
  readonly devtoolsPersonId?: string | null;
}

/** The outside world: people, apps, and all that the platforms remember of them. */
export interface World {
  readonly seed: string;
  /** Where this sandbox is reached, without a slash at the end. */
  readonly baseUrl: string;
  readonly clock: MovableClock;
  readonly random: Random;
  readonly lives: Lives;
  readonly rotation: 'login' | 'exchange';
  readonly devtoolsPersonId: string | null;
  readonly people: People;
  /** The first app of each platform. */
  readonly apps: Readonly<Record<Platform, SandboxApp>>;
  readonly allApps: readonly SandboxApp[];
  findApp(platform: Platform, appId: string | undefined): SandboxApp | undefined;
  readonly ids: Ids;
  readonly codes: Codes;
  readonly keys: SessionKeys;
  readonly tokens: AccessTokens;
  readonly limits: RateLimit;
  readonly consents: Consents;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly sms: SmsInbox;
  /**
   * Back to the beginning: same people, time not moved, nothing remembered. The random values go on, because a server
   * that runs beside may remember old codes, unless `restartSequence` is set.
   */
  reset(options?: { restartSequence?: boolean }): void;
}

export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? DEFAULT_SEED;
  const clock = options.clock ?? createMovableClock();
  const random = createRandom(`${seed}${options.sequence ?? ''}`);
  const lives = { ...DEFAULT_LIVES, ...options.lives };
  const baseUrl = options.baseUrl ?? DEFAULT_BASE_URL;
  const given = options.apps ?? [];
  const spare = Object.values(DEFAULT_APPS).filter(
    (app) => !given.some((each) => each.platform === app.platform),
  );
  const allApps = [...given, ...spare].map((definition) => registerApp(definition, seed));
  const parts = {
    people: createPeople(options.people ?? defaultPeople(baseUrl)),
    codes: createCodes(clock),
    keys: createSessionKeys(clock, random, lives.sessionKey),
    tokens: createAccessTokens(clock),
    limits: createRateLimit(clock),
    consents: createConsents(),
    faults: createFaults(),
    ledger: createLedger(clock),
    sms: createSmsInbox(clock),
  };
  return {
    seed,
    baseUrl,
    clock,
    random,
    lives,
    rotation: options.rotation ?? 'login',
    devtoolsPersonId: options.devtoolsPersonId ?? null,
    apps: firstApps(allApps),
    allApps,
    findApp: (platform, appId) => allApps.find((app) => app.platform === platform && app.appId === appId),
    ids: createIds(seed),
    ...parts,
    reset({ restartSequence = false } = {}) {
      clock.reset();
      if (restartSequence) random.reset();
      for (const part of Object.values(parts)) part.reset();
    },
  };
}
