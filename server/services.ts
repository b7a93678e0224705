import { type Accounts, createAccounts } from './accounts/accounts';
import { createDeletionService, type DeletionService } from './accounts/deletion-service';
import { createDeletionSweep } from './accounts/deletion-sweep';
import { createDevices, type Devices } from './accounts/devices';
import { createPasswordService, type PasswordService } from './accounts/password-service';
import { createPhoneService, type PhoneService } from './accounts/phone-service';
import { createProofs } from './accounts/proofs';
import { createSessionKeys } from './accounts/session-keys';
import { openAvatars } from './avatars/open-avatars';
import type { Chore } from './chores';
import type { AppContext } from './context';
import { createExchangeService, type ExchangeService } from './exchange/exchange-service';
import { createPlatformHttp } from './exchange/platform-http';
import { createPlatforms } from './exchange/platforms';
import { createRegisterService, type RegisterService } from './exchange/register-service';
import { createSpendCode } from './exchange/spend-code';
import { createFunnel, type Funnel } from './funnel/funnel';
import { openOrganisations } from './organisations/open-organisations';
import type { Organisations } from './organisations/organisations';
import { argon2Hasher } from './passwords/password-hasher';
import { createPasswords } from './passwords/passwords';
import { openProfile } from './profile/open-profile';
import type { Profile } from './profile/profile';
import { createRateLimits } from './rate-limits/rate-limits';
import { createKeyring } from './secrets/keyring';
import { createSessions, type Sessions } from './sessions/sessions';
import { createSmsCodes, type SmsCodes } from './sms/sms-codes';
import { createConsoleSms, createNoSms, type SmsPort } from './sms/sms-port';

/** How long a platform or provider may take. */
const outsideTimeoutMs = 5_000;

export interface Services {
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly exchange: ExchangeService;
  readonly register: RegisterService;
  readonly smsCodes: SmsCodes;
  readonly passwords: PasswordService;
  readonly phones: PhoneService;
  readonly devices: Devices;
  readonly deletion: DeletionService;
  readonly profile: Profile;
  readonly organisations: Organisations;
  readonly funnel: Funnel;
  /** What is done at start and every hour. */
  readonly chores: readonly Chore[];
}

const createSmsPort = ({ config, fetch, logger }: AppContext): SmsPort =>
  config.sms === 'console' && config.sandboxUrl !== null
    ? createConsoleSms({ sandboxUrl: config.sandboxUrl, fetch, logger, timeoutMs: outsideTimeoutMs })
    : createNoSms();

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Everything that is not the shop, wired. */
export const createServices = (context: AppContext): Services => {
  const { config, clock, random, mergeHooks, deletionHooks, logger } = context;
  const { db } = context.database;
  const keyring = createKeyring(config.secret, random);
  const http = createPlatformHttp({ fetch: context.fetch, timeoutMs: outsideTimeoutMs });
  const platforms = createPlatforms(config.platforms, { http, db, clock, box: keyring.box('access-token') });
  const { sessionLifeMs: lifeMs, sessionIdleMs: idleMs } = config;
  const sessions = createSessions({ db, clock, random, lifeMs, idleMs });
  const keys = createSessionKeys(keyring.box('session-key'));
  const limits = createRateLimits({ clock, keyring });
  const smsCodes = createSmsCodes({ db, clock, random, keyring, limits, port: createSmsPort(context) });
  const passwords = createPasswords({ db, limits, hasher: argon2Hasher });
  const forgetDue = createDeletionSweep({ db, clock, random, deletionHooks, logger });
  const avatars = openAvatars(context);
  const funnel = createFunnel({ db, clock, random, limits });
  const hooks = { mergeHooks, deletionHooks };
  const shared = { db, clock, random, keys, ...hooks, platforms, sessions, smsCodes, forgetDue };
  const accounts = createAccounts(shared);
  const proofs = createProofs({ smsCodes, passwords });
  const spendCode = createSpendCode({ db, clock, sessions, box: keyring.box('login-answer'), wait });
  return {
    sessions,
    accounts,
    smsCodes,
    exchange: createExchangeService({ ...shared, spendCode }),
    register: createRegisterService({ ...shared, spendCode }),
    passwords: createPasswordService({ ...shared, accounts, passwords, proofs }),
    phones: createPhoneService({ ...shared, proofs }),
    devices: createDevices(shared),
    deletion: createDeletionService({ ...shared, proofs }),
    profile: openProfile(context, { keys, platforms, avatars }),
    organisations: openOrganisations(context),
    funnel,
    chores: [forgetDue, smsCodes.sweep, () => limits.sweep(db), avatars.sweep, funnel.sweep],
  };
};
