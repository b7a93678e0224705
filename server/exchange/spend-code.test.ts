import type { Session } from '../../src/contract/account';
import { inTransaction } from '../db/transactions';
import { AppError } from '../errors';
import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { loginCodes } from './schema';
import { createSpendCode, type Remember } from './spend-code';
import type { PlatformApi } from './types';

const user = {
  id: 'u',
  busiIdentity: 'VISIT',
  phoneMasked: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
};

describeOnDatabases('a code that two instances spend', (database) => {
  const setUp = () => {
    const { db } = database();
    const clock = createManualClock();
    const box = createKeyring(Buffer.alloc(32, 1), systemRandom).box('login-answer');
    const sessions = { peek: async () => null };
    const wait = async (ms: number) => clock.advance(ms);
    const instance = () => createSpendCode({ db, clock, box, wait, sessions: sessions as never });
    /** A platform that takes the same code from everybody: what it refuses is not what keeps a code from being taken twice. */
    const api = { platform: 'wechat', appId: 'wx1' } as PlatformApi;
    const request = (code: string, idempotencyKey: string) =>
      ({ api, proof: { code, anonymousCode: null }, purpose: 'exchange', idempotencyKey }) as const;
    const open = (name: string) => (remember: Remember) =>
      inTransaction(db, async (tx) => {
        const session = { token: `token-${name}`, expiresAt: 1, user } as Session;
        await remember(tx, { sessionId: `session-${name}`, session });
        return session;
      });
    const sessionOf = async (): Promise<(string | null)[]> =>
      (await db.select({ id: loginCodes.sessionId }).from(loginCodes)).map(({ id }) => id);
    return { db, clock, instance, request, open, sessionOf };
  };
  beforeEach(() => database().db.delete(loginCodes));

  test('[S15] whoever was taken to be gone and comes back late opens no session', async () => {
    const { clock, instance, request, open, sessionOf } = setUp();
    const [one, two] = [instance(), instance()];
    let begun: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const stalled = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const late = one(request('code', 'key-0001'), async (remember) => {
      begun();
      await stalled;
      return open('late')(remember);
    });
    await hasBegun;
    clock.advance(15_001);
    expect((await two(request('code', 'key-0001'), open('next'))).token).toBe('token-next');
    goOn();
    await expect(late).rejects.toMatchObject({ code: 'LOGIN_CODE_USED', reason: 'taken over' });
    expect(await sessionOf()).toEqual(['session-next']);
  });

  test('[S15] of 100 tries with a key each one opens a session', async () => {
    const { instance, request, open, sessionOf } = setUp();
    const instances = [instance(), instance(), instance()];
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => instances[n % 3]?.(request('code', `key-${n}`), open(String(n)))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionOf()).toHaveLength(1);
  });

  test('[S15] [S09] what was not sent is given back, what failed is not', async () => {
    const { instance, request, open } = setUp();
    const spend = instance();
    const fail = (code: AppError['code']) => () => Promise.reject(new AppError(code));
    await expect(spend(request('code', 'a'), fail('PLATFORM_UNAVAILABLE'))).rejects.toThrow();
    await expect(spend(request('code', 'b'), fail('PLATFORM_TIMEOUT'))).rejects.toThrow();
    await expect(spend(request('code', 'b'), open('b'))).rejects.toMatchObject({ code: 'PLATFORM_TIMEOUT' });
    await expect(spend(request('code', 'c'), open('c'))).rejects.toMatchObject({ code: 'LOGIN_CODE_USED' });
  });
});
