import { createTestAuth } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { ok, refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue() };

describe('silent login', () => {
  test('[L01] [L07] code, exchange, store, publish; nothing is shown before, nobody is asked', async () => {
    const { auth, transport, states, storedToken, loginPage } = createTestAuth();
    expect(states).toEqual([{ kind: 'starting' }]);
    await auth.init();
    expect(transport.requests()).toMatchObject([
      { name: 'exchange', token: null, body: { platform: 'wechat', code: 'code-1' } },
    ]);
    expect(transport.requests()[0]?.idempotencyKey).toMatch(/^[\w-]{16,64}$/);
    expect(states.at(-1)).toEqual({ kind: 'visitor', user: visitor, step: 1 });
    expect(storedToken()).toBe('token-1');
    expect(loginPage.calls.open).toBe(0);
  });

  test('[L05] cold start: 50 requests and as many callers cost one login and one exchange', async () => {
    const { auth, transport, host } = createTestAuth();
    const requests = Array.from({ length: 50 }, () => auth.request('getCart', {}));
    const callers = Array.from({ length: 16 }, () => [auth.init(), auth.login(), auth.refreshLogin()]).flat();
    await Promise.all([...requests, ...callers]);
    expect(host.asked.login).toBe(1);
    expect(transport.requests('exchange')).toHaveLength(1);
    expect(transport.requests('getCart').map(({ token }) => token)).toEqual(Array(50).fill('token-1'));
  });

  test('[L08] [L09] login and refreshLogin share one flight; refreshLogin clears the session first', async () => {
    const { auth, host, storedToken, transport } = createTestAuth(remembered);
    transport.hold('exchange');
    const refresh = auth.refreshLogin();
    expect(storedToken()).toBeNull();
    expect(auth.login()).toBe(refresh);
    await settle();
    transport.release('exchange');
    await refresh;
    expect([host.asked.login, storedToken()]).toEqual([1, 'token-2']);
  });

  test('[L08] [L12] the fuse stops a storm of logins for 5 s and costs no session', async () => {
    const { auth, host, clock, storedToken } = createTestAuth();
    for (let i = 0; i < 3; i += 1) await auth.login();
    await expect(auth.refreshLogin()).rejects.toMatchObject({ code: 'fuse-blown' });
    await expect(auth.login()).rejects.toMatchObject({ code: 'fuse-blown' });
    expect([host.asked.login, storedToken()]).toEqual([3, 'token-3']);
    await clock.advance(5000);
    await auth.login();
    expect(host.asked.login).toBe(4);
  });

  test('[L03] [F07] a failed init reaches everyone who waits, is cleared, and the next caller tries again', async () => {
    const { auth, transport, states, clock } = createTestAuth();
    transport.script('exchange', refuse('INTERNAL'));
    const waiting = [
      watch<unknown>(auth.init()),
      watch<unknown>(auth.init()),
      watch<unknown>(auth.request('getCart', {})),
    ];
    await clock.advance(0);
    expect(waiting.map(({ error }) => error)).toEqual(
      Array(3).fill(expect.objectContaining({ code: 'server' })),
    );
    expect(states.at(-1)).toEqual({ kind: 'failed', errorCode: 'INTERNAL' });
    const next = auth.init();
    expect(auth.init()).toBe(next);
    await next;
    expect(states.at(-1)?.kind).toBe('visitor');
  });

  test('[L03] who hears of the failure and tries again at once is not given the failure again', async () => {
    const { auth, transport } = createTestAuth();
    transport.script('exchange', refuse('INTERNAL'));
    await auth.init().catch(() => auth.init());
    expect(transport.requests('exchange')).toHaveLength(2);
  });
});

describe('the login code', () => {
  test('[L06] no answer: once more with the same code and the same key', async () => {
    const { auth, transport, host } = createTestAuth();
    transport.script('exchange', { failure: 'timeout' });
    await auth.login();
    const [first, second] = transport.requests('exchange');
    expect([second?.body, second?.idempotencyKey]).toEqual([first?.body, first?.idempotencyKey]);
    expect(host.asked.login).toBe(1);
  });

  test('[L06] twice no answer: the failure is told, the code is gone', async () => {
    const { auth, transport } = createTestAuth();
    transport.script('exchange', { failure: 'timeout' }, { failure: 'offline' });
    await expect(auth.login()).rejects.toMatchObject({ code: 'offline' });
    await auth.login();
    const [first, second, third] = transport.requests('exchange');
    expect(second?.body).toEqual(first?.body);
    expect(third?.body).toEqual({ platform: 'wechat', code: 'code-2' });
    expect(third?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  test('[L06] no answer and the code has grown too old: a new code with a new key', async () => {
    const host = createFakeHost({ codeLifeMs: 5000 });
    const { auth, transport, clock } = createTestAuth({ host });
    transport.script('exchange', 'silence');
    const login = watch(auth.login());
    await clock.advance(11_000);
    expect(login.state).toBe('resolved');
    const [first, second] = transport.requests('exchange');
    expect([first?.body, second?.body]).toMatchObject([{ code: 'code-1' }, { code: 'code-2' }]);
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  test.each(['LOGIN_CODE_INVALID', 'LOGIN_CODE_USED'] as const)(
    '[L06] %s: a new code, once',
    async (word) => {
      const { auth, transport, host } = createTestAuth();
      transport.script('exchange', refuse(word), ok({}), refuse(word), refuse(word), refuse(word));
      await expect(auth.login()).rejects.toMatchObject({ code: 'server' });
      const keys = transport.requests('exchange').map(({ idempotencyKey }) => idempotencyKey);
      expect(new Set(keys).size).toBe(2);
      await expect(auth.login()).rejects.toMatchObject({ wireCode: word });
      expect([host.asked.login, transport.requests('exchange').length]).toEqual([4, 4]);
    },
  );

  test('[L06] a code ages from before it was asked for: nobody knows when the host made it', async () => {
    const { auth, host, clock, transport } = createTestAuth({ host: createFakeHost({ codeLifeMs: 5000 }) });
    transport.script('exchange', { failure: 'timeout' });
    host.hold();
    const login = watch(auth.login());
    await clock.advance(5000);
    host.release();
    await settle();
    expect([login.state, host.asked.login]).toEqual(['resolved', 2]);
  });

  test('[L06] any other refusal is final', async () => {
    const { auth, transport, host } = createTestAuth();
    transport.script('exchange', refuse('ACCOUNT_BLOCKED'));
    await expect(auth.login()).rejects.toMatchObject({ code: 'refused', wireCode: 'ACCOUNT_BLOCKED' });
    expect(host.asked.login).toBe(1);
  });

  test('[L06] no code, spent or not, ever stands in the storage', async () => {
    const { auth, storage } = createTestAuth();
    await auth.login();
    expect(JSON.stringify([...storage.entries])).not.toContain('code-');
  });
});

describe('hosts without a user', () => {
  test('[I08] no account: a guest, which is no error, and the host is not asked by every request', async () => {
    const { auth, host, states, transport } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: '10004' });
    await auth.init();
    expect(states.at(-1)).toEqual({ kind: 'guest' });
    expect(auth.getCurrentAuthStep()).toBe(0);
    for (let i = 0; i < 5; i += 1) {
      await expect(auth.request('getCart', {})).rejects.toMatchObject({
        code: 'login-required',
        message: '请先登录',
      });
    }
    expect([host.asked.login, transport.requests().length]).toEqual([1, 0]);
  });

  test('[L03] a request that comes before init() shares it: a host without a user is asked once', async () => {
    const { auth, host } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: '10004' });
    await expect(auth.request('getCart', {})).rejects.toMatchObject({ code: 'login-required' });
    await auth.init();
    expect(host.asked.login).toBe(1);
  });

  test('[L19] a member whose host has no user any more stays one', async () => {
    const { auth, host, states } = createTestAuth({ remembered: (shop) => shop.issue(member) });
    host.answerLogin({ kind: 'needs-host-login', reason: '10004' });
    await auth.login();
    expect([states.map(({ kind }) => kind), auth.getCurrentAuthStep()]).toEqual([['member'], 2]);
  });

  test('[L07] a device without a user is exchanged by its anonymous code only', async () => {
    const { auth, host, transport } = createTestAuth({ host: createFakeHost({ platform: 'douyin' }) });
    host.answerLogin(
      { kind: 'anonymous', anonymousCode: 'anon' },
      { kind: 'user', code: 'c', anonymousCode: 'anon2' },
    );
    await auth.login();
    await auth.login();
    expect(transport.requests('exchange').map(({ body }) => body)).toEqual([
      { platform: 'douyin', anonymousCode: 'anon' },
      { platform: 'douyin', code: 'c' },
    ]);
  });

  test('[L07] a host that fails: told in one word, and the next caller tries again', async () => {
    const { auth, host, states } = createTestAuth();
    host.answerLogin({ kind: 'failed', retryable: true, reason: 'secret host text' });
    await expect(auth.init()).rejects.toMatchObject({
      code: 'host-login',
      message: '平台登录失败，请稍后重试',
    });
    expect(states.at(-1)).toEqual({ kind: 'failed', errorCode: 'host-login' });
    await auth.init();
    expect(states.at(-1)?.kind).toBe('visitor');
  });
});

describe('every promise settles', () => {
  test('[L25] a host that never calls back is given up after 10 s', async () => {
    const { auth, host, clock } = createTestAuth();
    host.answerLogin('silence');
    const waiting = [watch(auth.init()), watch(auth.request('getCart', {}))];
    await clock.advance(9_999);
    expect(waiting.map(({ state }) => state)).toEqual(['pending', 'pending']);
    await clock.advance(1);
    expect(waiting.map(({ error }) => error)).toEqual(
      Array(2).fill(expect.objectContaining({ code: 'host-login' })),
    );
    expect(clock.pending()).toBe(0);
  });

  test('[L25] a host whose login raises a panel says how long one may read it; nobody is timed out before', async () => {
    const host = Object.assign(createFakeHost(), { loginLimitMs: 60_000 });
    const { auth, clock, states } = createTestAuth({ host });
    host.hold();
    const init = watch(auth.init());
    await clock.advance(59_999);
    expect([init.state, states.at(-1)?.kind]).toEqual(['pending', 'starting']);
    host.release();
    await clock.advance(0);
    expect([init.state, states.at(-1)?.kind]).toEqual(['resolved', 'visitor']);
  });

  test('[L25] that time has an end as well', async () => {
    const host = Object.assign(createFakeHost(), { loginLimitMs: 60_000 });
    const { auth, clock } = createTestAuth({ host });
    host.answerLogin('silence');
    const init = watch(auth.init());
    await clock.advance(60_000);
    expect(init.error).toMatchObject({ code: 'host-login' });
  });

  test('[L25] a transport that never answers is given up a second after its own limit', async () => {
    const { auth, transport, clock } = createTestAuth();
    transport.script('sendSms', 'silence');
    const waiting = watch(auth.sendSms('13800138000'));
    await clock.advance(10_999);
    expect(waiting.state).toBe('pending');
    await clock.advance(1);
    expect(waiting.error).toMatchObject({ code: 'timeout' });
  });

  test('[F23] a host that throws instead of answering is a failed login', async () => {
    const host = createFakeHost();
    host.login = () => {
      throw new Error('broken host');
    };
    const { auth } = createTestAuth({ host });
    await expect(auth.init()).rejects.toMatchObject({ code: 'host-login' });
  });

  test('[F01] a login fails: every request that waited for it settles, and the next one logs in again', async () => {
    const { auth, transport, host, clock } = createTestAuth(remembered);
    transport.script('getCart', ...Array(20).fill(refuse('AUTH_FAIL')));
    transport.script('exchange', refuse('INTERNAL'));
    const waiting = Array.from({ length: 20 }, () => watch(auth.request('getCart', {})));
    await clock.advance(0);
    expect(waiting.every(({ error }) => (error as { code: string }).code === 'server')).toBe(true);
    expect(host.asked.login).toBe(1);
    await auth.request('getCart', {});
    expect(host.asked.login).toBe(2);
  });
});

describe('late answers', () => {
  test('[L19] [F09] sign-out during a login wins: what the login brings is dropped', async () => {
    const { auth, transport, shop, storedToken, states } = createTestAuth(remembered);
    shop.setIdentity(member);
    transport.hold('exchange');
    const login = watch(auth.login());
    await settle();
    const signOut = auth.signOut();
    await settle();
    expect(states.at(-1)).toEqual({ kind: 'guest' });
    transport.release('exchange');
    await signOut;
    expect(login.error).toMatchObject({ code: 'cancelled' });
    expect(states.map(({ kind }) => kind)).toEqual(['visitor', 'guest', 'visitor']);
    expect(storedToken()).toBe('token-3');
  });

  test('[L19] a silent login that fails late harms no session that came meanwhile', async () => {
    const { auth, transport, states } = createTestAuth();
    transport.script('exchange', refuse('INTERNAL'));
    transport.hold('exchange');
    const login = watch(auth.login());
    await settle();
    await auth.loginBySms('13800138000', '123456');
    transport.release('exchange');
    await settle();
    expect(login.state).toBe('rejected');
    expect(auth.getCurrentAuthStep()).toBe(2);
    expect(states.at(-1)?.kind).toBe('member');
  });

  test('[L19] a silent login that succeeds late does not push out the member who logged in meanwhile', async () => {
    const { auth, transport, storedToken } = createTestAuth();
    transport.hold('exchange');
    const login = watch(auth.login());
    await settle();
    await auth.loginBySms('13800138000', '123456');
    transport.release('exchange');
    await settle();
    expect(login.state).toBe('resolved');
    expect([storedToken(), auth.getCurrentAuthStep()]).toEqual(['token-2', 2]);
  });
});

test('[L27] sign-out: the server first, then the device, then on as a visitor', async () => {
  const { auth, transport, shop, states, storedToken } = createTestAuth({
    remembered: (s) => s.issue(member),
  });
  expect(auth.getCurrentAuthStep()).toBe(2);
  await auth.signOut();
  expect(transport.requests().map(({ name, token }) => [name, token])).toEqual([
    ['signOut', 'token-1'],
    ['exchange', null],
  ]);
  expect(shop.isLive('token-1')).toBe(false);
  expect(states.map(({ kind }) => kind)).toEqual(['member', 'guest', 'visitor']);
  expect(storedToken()).toBe('token-2');
});

test('[L27] a sign-out that the server does not hear of fails and changes nothing', async () => {
  const { auth, transport } = createTestAuth({ remembered: (s) => s.issue(member) });
  transport.script('signOut', { failure: 'offline' });
  await expect(auth.signOut()).rejects.toMatchObject({ code: 'offline' });
  expect(auth.getCurrentAuthStep()).toBe(2);
});
