import { SESSION_KEY } from './constants';
import { createTestAuth, type TestAuth } from './testing/create-test-auth';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { refuse } from './testing/scripted-transport';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };
const phone = '13800138000';

/** What the trace holds of these kinds, oldest first. */
const told = ({ trace }: TestAuth, ...kinds: string[]) =>
  trace
    .records()
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, detail }) => ({ kind, ...detail }));

test('[L30] a start leaves if it was warm, and what the host said of its key', async () => {
  const test = createTestAuth(remembered);
  test.host.answerCheck('expired');
  await test.auth.init();
  await settle();
  expect(told(test, 'init', 'check-session')).toEqual([
    { kind: 'init', start: 'warm' },
    { kind: 'check-session', opinion: 'expired' },
  ]);
});

test('[L30] a login that fails leaves its cause, how long it took and what was wrong', async () => {
  const test = createTestAuth();
  test.transport.script('exchange', refuse('PLATFORM_BUSY'));
  test.transport.hold('exchange');
  const login = test.auth.login().catch(() => undefined);
  await test.clock.advance(70);
  test.transport.release('exchange');
  await login;
  expect(told(test, 'login', 'error')).toEqual([
    { kind: 'login', cause: 'login', phase: 'start' },
    { kind: 'login', cause: 'login', phase: 'failed', code: 'server', ms: 70 },
    { kind: 'error', where: 'login', code: 'server', wireCode: 'PLATFORM_BUSY', requestId: 'r' },
  ]);
});

test('[L30] AUTH_FAIL leaves what was done about it', async () => {
  const test = createTestAuth(remembered);
  test.shop.kill();
  test.transport.hold('listDevices');
  const late = test.auth.devices();
  await settle();
  await test.auth.request('getCart', {});
  test.transport.release('listDevices');
  await late;
  expect(told(test, 'auth-fail')).toEqual([
    { kind: 'auth-fail', endpoint: 'getCart', action: 'login' },
    { kind: 'auth-fail', endpoint: 'listDevices', action: 'replay' },
  ]);
});

test.each([
  ['page', (test: TestAuth) => test.auth.loginBySms(phone, '123456'), 'reached'],
  ['popup', (test: TestAuth) => test.auth.loginPageClosed(), 'cancelled'],
] as const)('[L30] a visit to the login %s leaves its beginning and its end', async (mode, leave, cause) => {
  const test = createTestAuth({ remembered: (shop) => shop.issue() });
  const gate = test.auth.mustAuth({ mode }).catch(() => undefined);
  await settle();
  await leave(test);
  await gate;
  expect(told(test, 'must-auth')).toMatchObject([
    { page: 'open', mode },
    { page: 'closed', cause },
  ]);
});

test('[L30] the session leaves how it changed: what was too late, what could not be read, what had ended', async () => {
  const test = createTestAuth();
  test.transport.hold('exchange');
  const login = test.auth.login();
  await settle();
  await test.auth.loginBySms(phone, '123456');
  test.transport.release('exchange');
  await login;
  test.storage.write(SESSION_KEY, '{');
  test.restart();
  await test.auth.login();
  await test.clock.advance(31 * 24 * 3_600_000);
  test.restart();
  expect(told(test, 'session')).toEqual([
    { kind: 'session', change: 'override', kept: true, step: 2 },
    { kind: 'session', change: 'replace', late: true },
    { kind: 'session', change: 'unreadable' },
    { kind: 'session', change: 'replace', kept: true, step: 2 },
    { kind: 'session', change: 'idle' },
  ]);
});

test('[L30] a session whose token had ended while its user was not idle leaves that', async () => {
  const test = createTestAuth({ remembered: (shop) => ({ ...shop.issue(visitor), expiresAt: 1 }) });
  expect([told(test, 'session'), test.auth.getCurrentAuthStep()]).toEqual([
    [{ kind: 'session', change: 'expired' }],
    0,
  ]);
});

test('[L30] the network and the steps of the funnel leave theirs', async () => {
  const test = createTestAuth(remembered);
  test.lifecycle.setOnline(false);
  test.lifecycle.setOnline(true);
  test.auth.phoneRefused({ kind: 'denied', reason: 'user-denied' });
  expect(told(test, 'network', 'funnel')).toEqual([
    { kind: 'network', online: false },
    { kind: 'network', online: true },
    { kind: 'funnel', step: 'phone-tapped' },
    { kind: 'funnel', step: 'denied', reason: 'user-denied' },
  ]);
});
