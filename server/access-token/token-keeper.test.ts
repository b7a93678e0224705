import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { accessTokens } from './schema';
import { createTokenKeeper, type TokenSource, withToken } from './token-keeper';

const hour = 3_600_000;

describeOnDatabases('an access token', (database) => {
  let apps = 0;
  /** Two keepers of one app, as two instances have them, over a platform that counts. */
  const setUp = () => {
    const clock = createManualClock();
    const box = createKeyring(Buffer.alloc(32, 1), systemRandom).box('access-token');
    const asked: boolean[] = [];
    let serial = 0;
    let stubborn = false;
    const source: TokenSource = {
      platform: 'wechat',
      appId: `app-${++apps}`,
      fetch: async (force) => {
        asked.push(force);
        if (!stubborn || force) serial += 1;
        return { token: `token-${serial}`, expiresInMs: 2 * hour };
      },
    };
    const keeper = () => createTokenKeeper({ db: database().db, clock, box }, source);
    const beStubborn = () => {
      stubborn = true;
    };
    return { clock, asked, one: keeper(), two: keeper(), beStubborn, appId: source.appId };
  };

  test('[S08] is fetched once for all who ask at once, and found again after a restart', async () => {
    const { one, two, asked } = setUp();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => one.get()));
    expect([new Set(tokens), asked]).toEqual([new Set(['token-1']), [false]]);
    expect([await two.get(), asked.length]).toEqual(['token-1', 1]);
  });

  test('[S08] is not handed out in its last five minutes', async () => {
    const { one, clock } = setUp();
    await one.get();
    clock.advance(2 * hour - 300_001);
    expect(await one.get()).toBe('token-1');
    clock.advance(1);
    expect(await one.get()).toBe('token-2');
  });

  test('[S08] a refused token that another instance replaced already is not replaced again', async () => {
    const { one, two, asked } = setUp();
    await one.get();
    expect(await two.replace('token-1')).toBe('token-2');
    expect(await one.replace('token-1')).toBe('token-2');
    expect(asked.length).toBe(2);
  });

  test('[S08] another one is forced only when the platform gives the refused one again', async () => {
    const { one, asked, beStubborn } = setUp();
    await one.get();
    beStubborn();
    expect(await one.replace('token-1')).toBe('token-2');
    expect(asked).toEqual([false, false, true]);
  });

  test('[S08] a call is repeated once with another token, not more', async () => {
    const { one } = setUp();
    const used: string[] = [];
    const call = async (token: string) => {
      used.push(token);
      return 'dead';
    };
    expect(await withToken(one, call, (answer) => answer === 'dead')).toBe('dead');
    expect(used).toEqual(['token-1', 'token-2']);
  });

  test('[S08] lies encrypted', async () => {
    const { one, appId } = setUp();
    await one.get();
    const rows = await database().db.select().from(accessTokens);
    const row = rows.find((each) => each.appId === appId);
    expect(row?.token).toMatch(/^v1\./);
    expect(row?.token).not.toContain('token-1');
  });
});
