import { SessionCheck } from './check-session';
import { createTestAuth } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import { type FakeShop, member } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue() };

describe('warm start', () => {
  test('[L04] no platform login, no exchange; the host is asked beside the first request, not in front of it', async () => {
    const { auth, host, transport, states } = createTestAuth({ remembered: (shop) => shop.issue(member) });
    expect(states).toEqual([{ kind: 'member', user: member, step: 2 }]);
    host.answerCheck('silence');
    await auth.init();
    await auth.request('getCart', {});
    expect(host.asked).toEqual({ login: 0, checkSession: 1 });
    expect(transport.requests().map(({ name }) => name)).toEqual(['getCart']);
  });

  test('[L04] [L15] a host that calls the key dead costs no login: the token lives by another clock', async () => {
    const { auth, host, clock } = createTestAuth(remembered);
    host.answerCheck('expired');
    await auth.init();
    await clock.advance(60_000);
    expect(host.asked.login).toBe(0);
  });

  test('[L04] [L29] the token’s own end makes a start cold', async () => {
    const { clock, restart, host, states } = createTestAuth(remembered);
    await clock.advance(31 * 24 * 3_600_000);
    await restart().init();
    expect([host.asked.login, states.at(-2)?.kind]).toEqual([1, 'starting']);
  });
});

describe('ensureSessionKey', () => {
  test('[L10] [P05] the host finds the key alive: no login', async () => {
    const { auth, host } = createTestAuth(remembered);
    await auth.ensureSessionKey();
    expect(host.asked).toEqual({ login: 0, checkSession: 1 });
  });

  test.each(['expired', 'unknown'] as const)(
    '[L10] [P05] %s: one login, shared by all callers',
    async (opinion) => {
      const { auth, host, transport } = createTestAuth(remembered);
      host.answerCheck(opinion);
      await Promise.all([auth.ensureSessionKey(), auth.ensureSessionKey(), auth.ensureSessionKey()]);
      expect(host.asked).toEqual({ login: 1, checkSession: 1 });
      expect(transport.requests('exchange')).toHaveLength(1);
    },
  );

  test('[L10] who comes while that login runs does not ask the host again', async () => {
    const { auth, host, transport, clock } = createTestAuth(remembered);
    host.answerCheck('expired');
    transport.hold('exchange');
    const first = auth.ensureSessionKey();
    await clock.advance(0);
    const second = auth.ensureSessionKey();
    await clock.advance(0);
    transport.release('exchange');
    await Promise.all([first, second]);
    expect(host.asked).toEqual({ login: 1, checkSession: 1 });
  });

  test('[L10] it joins a login that runs', async () => {
    const { auth, host } = createTestAuth(remembered);
    host.answerCheck('expired');
    await Promise.all([auth.login(), auth.ensureSessionKey()]);
    expect(host.asked.login).toBe(1);
  });

  test('[L10] [L25] a host that never answers counts as one that does not know, after 2 s', async () => {
    const { auth, host, clock } = createTestAuth(remembered);
    host.answerCheck('silence');
    const ensured = watch(auth.ensureSessionKey());
    await clock.advance(1_999);
    expect(ensured.state).toBe('pending');
    await clock.advance(1);
    expect([ensured.state, host.asked.login]).toEqual(['resolved', 1]);
  });

  test('[L10] without a session it makes one first; a host without that need is not asked', async () => {
    const host = createFakeHost({ phoneNeedsSessionKey: false });
    const { auth, transport } = createTestAuth({ host });
    await auth.ensureSessionKey();
    expect(host.asked).toEqual({ login: 1, checkSession: 0 });
    expect(transport.requests('exchange')).toHaveLength(1);
  });

  test('[L10] [L29] a login that fails is told, and the live session stays as it is', async () => {
    const { auth, host, transport, storedToken, states } = createTestAuth(remembered);
    host.answerCheck('expired');
    transport.script('exchange', refuse('PLATFORM_BUSY'));
    await expect(auth.ensureSessionKey()).rejects.toMatchObject({ wireCode: 'PLATFORM_BUSY' });
    expect([storedToken(), states.at(-1)?.kind]).toEqual(['token-1', 'visitor']);
  });

  test('[L10] [L04] the question that a warm start has asked is not asked twice at once', async () => {
    const { auth, host } = createTestAuth(remembered);
    await Promise.all([auth.init(), auth.ensureSessionKey()]);
    expect(host.asked).toEqual({ login: 0, checkSession: 1 });
  });

  test('[L10] a host without a user has no key to offer', async () => {
    const { auth, host } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    await expect(auth.ensureSessionKey()).rejects.toMatchObject({ code: 'login-required' });
  });

  test('[P05] [F10] shown, tapped, bound: no login between the tap and the bind', async () => {
    const { auth, host, transport } = createTestAuth(remembered);
    host.answerCheck('expired');
    await auth.ensureSessionKey();
    const before = host.asked.login;
    await auth.bindPhone({ kind: 'granted', encryptedData: 'e', iv: 'i' });
    expect(host.asked.login).toBe(before);
    expect(transport.requests().map(({ name }) => name)).toEqual(['exchange', 'bindPhone']);
  });
});

describe('checkSession', () => {
  test('[L14] VALID: the host calls the key alive, nothing else happens', async () => {
    const { auth, host, transport } = createTestAuth(remembered);
    expect(await auth.checkSession()).toBe(SessionCheck.VALID);
    expect([host.asked, transport.requests().length]).toEqual([{ login: 0, checkSession: 1 }, 0]);
  });

  test.each([
    ['RELOGIN', remembered, SessionCheck.RELOGIN],
    ['UNAUTH', {}, SessionCheck.UNAUTH],
  ] as const)('[L14] %s is said only once the login has finished', async (_, options, result) => {
    const { auth, host, transport, clock, storedToken } = createTestAuth(options);
    host.answerCheck('expired');
    transport.hold('exchange');
    const checks = [watch(auth.checkSession()), watch(auth.checkSession())];
    await clock.advance(5_000);
    expect(checks.map(({ state }) => state)).toEqual(['pending', 'pending']);
    transport.release('exchange');
    await clock.advance(0);
    expect(checks.map(({ value }) => value)).toEqual([result, result]);
    expect([host.asked.login, storedToken()]).toEqual([1, result === 1 ? 'token-2' : 'token-1']);
  });

  test('[L14] the four words by their numbers', () => {
    expect(SessionCheck).toEqual({ VALID: 0, RELOGIN: 1, UNAUTH: 2, FAILED: -1 });
  });

  test('[L14] however many ask at once: one question, one login, the same word for all', async () => {
    const { auth, host } = createTestAuth(remembered);
    host.answerCheck('expired');
    const words = await Promise.all(Array.from({ length: 150 }, () => auth.checkSession()));
    expect([new Set(words), host.asked]).toEqual([
      new Set([SessionCheck.RELOGIN]),
      { login: 1, checkSession: 1 },
    ]);
  });

  test('[L14] FAILED where the key is dead and the host’s user is gone, whatever session stands', async () => {
    const { auth, host, states } = createTestAuth(remembered);
    host.answerCheck('expired');
    host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    expect([await auth.checkSession(), states.at(-1)?.kind]).toEqual([SessionCheck.FAILED, 'visitor']);
  });

  test('[L14] FAILED, never a rejection: the login fails, or the host has no user', async () => {
    const broken = createTestAuth(remembered);
    broken.host.answerCheck('expired');
    broken.transport.script('exchange', refuse('INTERNAL'));
    expect(await broken.auth.checkSession()).toBe(SessionCheck.FAILED);
    expect(broken.storedToken()).toBe('token-1');
    const guest = createTestAuth();
    guest.host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    expect(await guest.auth.checkSession()).toBe(SessionCheck.FAILED);
  });

  test.each([
    [true, 1, SessionCheck.RELOGIN],
    [false, 0, SessionCheck.VALID],
  ])(
    '[L14] a host that cannot tell, key needed %s: %i login',
    async (phoneNeedsSessionKey, logins, result) => {
      const { auth, host } = createTestAuth({
        host: createFakeHost({ phoneNeedsSessionKey }),
        ...remembered,
      });
      host.answerCheck('unknown');
      expect([await auth.checkSession(), host.asked.login]).toEqual([result, logins]);
    },
  );

  test('[L15] VALID for a dead token is a hint: the next request finds out and logs in', async () => {
    const { auth, host, shop, transport } = createTestAuth(remembered);
    shop.kill();
    expect(await auth.checkSession()).toBe(SessionCheck.VALID);
    await auth.request('getCart', {});
    expect([host.asked.login, transport.requests('getCart').length]).toEqual([1, 2]);
  });

  test('[L15] a host that says valid for a dead key: the server’s word asks for one more tap', async () => {
    const { auth, transport, host } = createTestAuth(remembered);
    await auth.ensureSessionKey();
    transport.script('bindPhone', refuse('USER_WX_SESSIONKEY_EXPIRE'));
    const grant = { kind: 'granted', encryptedData: 'e', iv: 'i' } as const;
    await expect(auth.bindPhone(grant)).rejects.toMatchObject({ message: '授权已过期，请再点一次' });
    expect(host.asked.login).toBe(1);
    expect((await auth.bindPhone(grant)).busiIdentity).toBe('MEMBER');
  });
});
