import { type Accounts, createAccounts } from './accounts/accounts';
import { createSessionKeys } from './accounts/session-keys';
import type { AppContext } from './context';
import { createExchangeService, type ExchangeService } from './exchange/exchange-service';
import { createPlatformHttp } from './exchange/platform-http';
import { createPlatforms } from './exchange/platforms';
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
  readonly smsCodes: SmsCodes;
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
  const { config, clock, random, mergeHooks } = context;
  const { db } = context.database;
  const keyring = createKeyring(config.secret, random);
  const http = createPlatformHttp({ fetch: context.fetch, timeoutMs: outsideTimeoutMs });
  const platforms = createPlatforms(config.platforms, { http, db, clock, box: keyring.box('access-token') });
  const sessions = createSessions({ db, clock, random, lifeMs: config.sessionLifeMs });
  const keys = createSessionKeys(keyring.box('session-key'));
  const shared = { db, clock, random, keys, mergeHooks, platforms, sessions };
  return {
    sessions,
    accounts: createAccounts(shared),
    exchange: createExchangeService({ ...shared, box: keyring.box('login-answer'), wait }),
    smsCodes: createSmsCodes({ db, clock, random, keyring, port: createSmsPort(context) }),
  };
};
