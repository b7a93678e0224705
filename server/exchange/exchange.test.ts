import type { HostPlatform } from '../config';
import type { Database } from '../db/types';
import { createTestApp, type TestApp } from '../testing/app';
import { createTestDatabase } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';

let sandbox: TestSandbox;
let database: Database;
let server: TestApp;

beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase();
  server = await createTestApp({ database, overrides: { config: sandbox.config }, clock: sandbox.clock });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
  await sandbox.close();
});
beforeEach(() => {
  sandbox.world.faults.reset();
});

let keys = 0;
const newKey = (): string => `key-exchange-${++keys}`;

const exchange = (platform: string, proof: object, key = newKey()) =>
  server.call('POST', '/api/login/exchange', {
    body: { platform, ...proof },
    headers: { 'idempotency-key': key },
  });

const bind = (token: string, body: object) => server.call('POST', '/api/login/phone', { token, body });

const login = async (platform: HostPlatform, personId: string): Promise<string> => {
  const answer = await exchange(platform, { code: await sandbox.loginCode(platform, personId) });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.session.token;
};

const phoneOf = async (platform: HostPlatform, personId: string, body: object = {}) => {
  const { code, encryptedData, iv } = await sandbox.device(platform, 'phone-number', { personId, ...body });
  return { code, encryptedData, iv };
};

const platforms = ['wechat', 'douyin', 'baidu', 'kuaishou'] as const;

describe.each(platforms)('%s', (platform) => {
  test('[S01] a login code becomes a visitor session, and the same person is the same user next time', async () => {
    const first = await exchange(platform, { code: await sandbox.loginCode(platform, 'zhao') });
    const second = await exchange(platform, { code: await sandbox.loginCode(platform, 'zhao') });
    expect(first.body.session).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: sandbox.clock.now() + sandbox.config.sessionLifeMs,
      user: { busiIdentity: 'VISIT', phoneMasked: null },
    });
    expect(second.body.session.user.id).toBe(first.body.session.user.id);
    expect(second.body.session.token).not.toBe(first.body.session.token);
  });

  test('[S01] a made-up code is LOGIN_CODE_INVALID', async () => {
    const { status, body } = await exchange(platform, { code: 'made-up-code' });
    expect([status, body.code]).toEqual([400, 'LOGIN_CODE_INVALID']);
  });

  test('[S01] a busy platform is PLATFORM_BUSY, and one answering 5xx too', async () => {
    for (const fault of ['busy', 'http5xx'] as const) {
      sandbox.world.faults.set(platform, fault, { times: 1, on: ['exchange'] });
      const { body } = await exchange(platform, { code: await sandbox.loginCode(platform, 'zhao') });
      expect([fault, body.code]).toEqual([fault, 'PLATFORM_BUSY']);
    }
  });

  test('[I02] the phone button makes a member of the visitor, with a new token', async () => {
    const token = await login(platform, 'chen');
    const { status, body } = await bind(token, await phoneOf(platform, 'chen'));
    expect(status).toBe(200);
    expect(body.session.user).toMatchObject({ busiIdentity: 'MEMBER', phoneMasked: '138****0002' });
    expect(body.session.token).not.toBe(token);
  });

  test('[S03] the token from before the phone number is dead, the new one lives', async () => {
    const token = await login(platform, 'lin');
    const { body } = await bind(token, await phoneOf(platform, 'lin'));
    expect((await server.call('GET', '/api/me', { token })).body.code).toBe('AUTH_FAIL');
    const me = await server.call('GET', '/api/me', { token: body.session.token });
    expect(me.body.user).toEqual(body.session.user);
  });

  test('[S02] a pair made with the key before is taken while it is young, and asks for a new tap later', async () => {
    const token = await login(platform, 'wang');
    const pair = await phoneOf(platform, 'wang', { baseLibrary: '2.0.0' });
    expect(pair.code).toBeUndefined();
    await login(platform, 'wang');
    const late = await login(platform, 'wang');
    expect((await bind(token, pair)).body.code).toBe('USER_WX_SESSIONKEY_EXPIRE');
    const fresh = await phoneOf(platform, 'wang', { baseLibrary: '2.0.0' });
    await login(platform, 'wang');
    expect((await bind(late, fresh)).status).toBe(200);
  });

  test('[S04] a broken pair names what is broken', async () => {
    const token = await login(platform, 'zhou');
    const iv = Buffer.alloc(16).toString('base64');
    const data = Buffer.alloc(32, 1).toString('base64');
    const cases: [object, string, string | undefined][] = [
      [{ encryptedData: data, iv: 'AAAA' }, 'PHONE_DATA_INVALID', 'iv'],
      [{ encryptedData: data, iv: 'not base64!' }, 'PHONE_DATA_INVALID', 'iv'],
      [{ encryptedData: 'AAAA', iv }, 'PHONE_DATA_INVALID', 'encryptedData'],
      [{ encryptedData: data.replace('Q', ' '), iv }, 'PHONE_DATA_INVALID', 'encryptedData'],
      [{ encryptedData: data, iv }, 'USER_WX_SESSIONKEY_EXPIRE', undefined],
      [{ encryptedData: data }, 'INVALID_INPUT', 'iv'],
      [{ iv }, 'INVALID_INPUT', platform === 'wechat' || platform === 'douyin' ? 'code' : 'encryptedData'],
    ];
    for (const [pair, code, field] of cases) {
      const { body } = await bind(token, pair);
      expect([pair, body.code, body.field]).toEqual([pair, code, field]);
    }
  });
});

test('[S01] WeChat: a code that is spent already is LOGIN_CODE_USED', async () => {
  const code = await sandbox.loginCode('wechat', 'zhao');
  await fetch(
    `${sandbox.url}/wechat/sns/jscode2session?${new URLSearchParams({
      appid: sandbox.world.apps.wechat.appId,
      secret: sandbox.world.apps.wechat.secret,
      js_code: code,
      grant_type: 'authorization_code',
    })}`,
  );
  expect((await exchange('wechat', { code })).body.code).toBe('LOGIN_CODE_USED');
});

test('[S01] Douyin without a user in the host: the device is a visitor of its own', async () => {
  const proof = async (deviceId: string) => {
    const { code, anonymousCode } = await sandbox.device('douyin', 'login', {
      personId: 'wu',
      force: false,
      deviceId,
    });
    expect(code).toBeUndefined();
    return { anonymousCode };
  };
  const one = await exchange('douyin', await proof('a'));
  const again = await exchange('douyin', await proof('a'));
  const other = await exchange('douyin', await proof('b'));
  expect(one.body.session.user.busiIdentity).toBe('VISIT');
  expect(again.body.session.user.id).toBe(one.body.session.user.id);
  expect(other.body.session.user.id).not.toBe(one.body.session.user.id);
});

test('[S01] a phone code of somebody else is refused by WeChat, which is told the openid', async () => {
  const token = await login('wechat', 'zhou');
  const { code } = await phoneOf('wechat', 'zhao');
  expect((await bind(token, { code })).body.code).toBe('PHONE_CODE_INVALID');
});

test.each(['wechat', 'douyin'] as const)(
  '[S08] %s: an access token that the platform revoked is replaced once',
  async (platform) => {
    await bind(await login(platform, 'lin'), await phoneOf(platform, 'lin'));
    await fetch(`${sandbox.url}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ platform, revokeAccessToken: true }),
    });
    const answer = await bind(await login(platform, 'lin'), await phoneOf(platform, 'lin'));
    expect(answer).toMatchObject({ status: 200 });
  },
);

test('[S06] cloudID is refused with its own code', async () => {
  const token = await login('wechat', 'zhao');
  const { status, body } = await bind(token, { cloudID: '71_x' });
  expect([status, body.code, body.field]).toEqual([400, 'CLOUD_ID_UNSUPPORTED', 'cloudID']);
});

test('[P26] H5 has no silent login', async () => {
  expect((await exchange('h5', { code: 'x' })).body.code).toBe('PLATFORM_NOT_CONFIGURED');
});
