import { createTokenCentre, type TokenCentre } from './access-token/token-centre';
import { type Accounts, createAccounts } from './accounts/accounts';
import { createDeletionService, type DeletionService } from './accounts/deletion-service';
import { createDeletionSweep } from './accounts/deletion-sweep';
import { createDevices, type Devices } from './accounts/devices';
import { createPasswordService, type PasswordService } from './accounts/password-service';
import { createPhoneService, type PhoneService } from './accounts/phone-service';
import { createProofs } from './accounts/proofs';
import { createSessionKeyChore } from './accounts/session-key-rotation';
import { createSessionKeys } from './accounts/session-keys';
import type { Avatars } from './avatars/avatars';
import { openAvatars } from './avatars/open-avatars';
import type { Chore } from './chores';
import type { AppContext } from './context';
import { createExchangeService, type ExchangeService } from './exchange/exchange-service';
import { createGuardHttp } from './exchange/guarded-http';
import { createIdentify } from './exchange/identify';
import { createPlatformHttp } from './exchange/platform-http';
import { createPlatforms } from './exchange/platforms';
import { createRegisterService, type RegisterService } from './exchange/register-service';
import { createSpendCode } from './exchange/spend-code';
import { createFunnel, type Funnel } from './funnel/funnel';
import { countExchanges, countMessages, countRegistrations } from './metrics/instrument';
import type { Leadership } from './organisations/leadership';
import { openOrganisations } from './organisations/open-organisations';
import type { Organisations } from './organisations/organisations';
import { argon2Hasher } from './passwords/password-hasher';
import { createPasswords } from './passwords/passwords';
import { openProfile } from './profile/open-profile';
import type { Profile } from './profile/profile';
import { createLimits, type Limits } from './rate-limits/create-limits';
import { createKeyring } from './secrets/keyring';
import type { ChangeWatch } from './sessions/changes/change-watch';
import { openSessions } from './sessions/open-sessions';
import type { Sessions } from './sessions/sessions';
import { createSessionSweep } from './sessions/sweep';
import { openSms } from './sms/open-sms';
import { createSmsCodes, type SmsCodes } from './sms/sms-codes';

export interface Services {
  readonly tokens: TokenCentre;
  readonly sessions: Sessions;
  /** What other instances change about sessions. */
  readonly changes: ChangeWatch;
  readonly accounts: Accounts;
  readonly exchange: ExchangeService;
  readonly register: RegisterService;
  readonly smsCodes: SmsCodes;
  readonly passwords: PasswordService;
  readonly phones: PhoneService;
  readonly devices: Devices;
  readonly deletion: DeletionService;
  readonly profile: Profile;
  readonly avatars: Avatars;
  readonly organisations: Organisations;
  readonly leadership: Leadership;
  readonly funnel: Funnel;
  readonly limits: Limits;
  /** What is done at start and every hour. */
  readonly chores: readonly Chore[];
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Everything that is not the shop, wired. */
export const createServices = (context: AppContext): Services => {
  const { config, clock, random, mergeHooks, deletionHooks, logger, metrics } = context;
  const { db } = context.database;
  const keyring = createKeyring(config.secret, random, config.otherSecrets);
  const { sessions, changes } = openSessions(context);
  const keyBox = keyring.box('session-key');
  const keys = createSessionKeys(keyBox);
  const limited = createLimits(context, keyring);
  const limits = limited.exact;
  const tokens = createTokenCentre({ context, keyring, limits, wait });
  const http = createPlatformHttp({ fetch: context.fetch, timeoutMs: config.platformTimeoutMs });
  const guard = createGuardHttp({ http, clock, logger, metrics });
  const platforms = createPlatforms(config.platforms, { guard, clock, tokens });
  const smsCodes = createSmsCodes({
    db,
    clock,
    random,
    keyring,
    limits,
    port: countMessages(openSms(context), metrics),
  });
  const passwords = createPasswords({ db, limits, hasher: argon2Hasher });
  const forgetDue = createDeletionSweep({ db, clock, random, deletionHooks, logger });
  const avatars = openAvatars(context);
  const funnel = createFunnel({ db, clock, random, limits });
  const sessionChores = [
    createSessionSweep({ db, clock }),
    createSessionKeyChore({ db, box: keyBox, logger }, config.otherSecrets.length > 0),
  ];
  const hooks = { mergeHooks, deletionHooks };
  const identify = createIdentify({ db, logger });
  const shared = { db, clock, random, keys, ...hooks, platforms, identify, sessions, smsCodes, forgetDue };
  const accounts = createAccounts(shared);
  const proofs = createProofs({ smsCodes, passwords });
  const spendCode = createSpendCode({ db, clock, sessions, box: keyring.box('login-answer'), wait });
  return {
    tokens,
    sessions,
    changes,
    accounts,
    smsCodes,
    exchange: countExchanges(createExchangeService({ ...shared, spendCode }), metrics),
    register: countRegistrations(createRegisterService({ ...shared, spendCode }), metrics),
    passwords: createPasswordService({ ...shared, accounts, passwords, proofs }),
    phones: createPhoneService({ ...shared, proofs }),
    devices: createDevices(shared),
    deletion: createDeletionService({ ...shared, proofs }),
    profile: openProfile(context, { keys, platforms, avatars }),
    avatars,
    ...openOrganisations(context, limits),
    funnel,
    limits: limited,
    chores: [forgetDue, smsCodes.sweep, limited.sweep, avatars.sweep, funnel.sweep, ...sessionChores],
  };
};
