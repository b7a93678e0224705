import { createTestAuth, type TestAuthOptions } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import type { FakeShop } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

/** A host whose key is to be had before the tap. */
const create = (options: Omit<TestAuthOptions, 'host'> = {}, codeLifeMs = 300_000) =>
  createTestAuth({
    host: createFakeHost({ platform: 'kuaishou', wantsCodeAhead: true, codeLifeMs }),
    ...options,
  });

const codes = (test: ReturnType<typeof create>) =>
  test.transport.requests('exchange').map(({ body }) => (body as { code: string }).code);

test('[L06] a code fetched ahead is spent by the next login, once', async () => {
  const test = create();
  await test.auth.prefetchCode();
  await test.auth.prefetchCode();
  expect([test.host.asked.login, test.transport.requests().length]).toEqual([1, 0]);
  await test.auth.login();
  await test.auth.login();
  expect([test.host.asked.login, codes(test)]).toEqual([2, ['code-1', 'code-2']]);
});

test('[L06] one that has grown older than its life is dropped', async () => {
  const test = create({}, 60_000);
  await test.auth.prefetchCode();
  await test.clock.advance(60_000);
  await test.auth.login();
  expect(codes(test)).toEqual(['code-2']);
  await test.auth.prefetchCode();
  await test.clock.advance(60_000);
  await test.auth.prefetchCode();
  expect(test.host.asked.login).toBe(4);
});

test('[L06] it is never stored', async () => {
  const test = create();
  await test.auth.prefetchCode();
  expect(test.storage.entries.size).toBe(0);
});

test('[L06] a login that comes while it is being fetched waits for it: the host is not asked twice at once', async () => {
  const test = create();
  test.host.hold();
  const ahead = watch(test.auth.prefetchCode());
  const login = watch(test.auth.login());
  await settle();
  expect([ahead.state, login.state, test.host.asked.login]).toEqual(['pending', 'pending', 1]);
  test.host.release();
  await settle();
  expect([ahead.state, login.state, test.host.mostAtOnce(), codes(test)]).toEqual([
    'resolved',
    'resolved',
    1,
    ['code-1'],
  ]);
});

test('[L06] [F08] asked for while a login asks, it comes after, never beside', async () => {
  const test = create();
  test.host.hold();
  const both = Promise.all([test.auth.login(), test.auth.prefetchCode()]);
  await settle();
  expect(test.host.asked.login).toBe(1);
  test.host.release();
  await both;
  expect([test.host.asked.login, test.host.mostAtOnce()]).toEqual([2, 1]);
});

test('[L06] a host that fails or never calls back: the promise settles and the login asks anew', async () => {
  const test = create();
  test.host.answerLogin({ kind: 'failed', retryable: true, reason: 'r' }, 'silence');
  await test.auth.prefetchCode();
  const silent = watch(test.auth.prefetchCode());
  await test.clock.advance(10_000);
  expect(silent.state).toBe('resolved');
  await test.auth.login();
  expect(codes(test)).toEqual(['code-3']);
});

test('[L06] [F16] a code is sent with one key only: refused, it is thrown away', async () => {
  const test = create();
  await test.auth.prefetchCode();
  test.transport.script('exchange', refuse('LOGIN_CODE_USED'));
  await test.auth.login();
  expect(codes(test)).toEqual(['code-1', 'code-2']);
  const keys = test.transport.requests('exchange').map(({ idempotencyKey }) => idempotencyKey);
  expect(keys[0]).not.toBe(keys[1]);
});

test('[L06] where the host does not want it nothing is fetched', async () => {
  const { auth, host } = createTestAuth();
  await auth.prefetchCode();
  expect(host.asked.login).toBe(0);
});

test('[L10] [P05] a code that the server has not seen may have changed the key: it is spent before the button shows', async () => {
  const test = create({ remembered: (shop: FakeShop) => shop.issue() });
  await test.auth.prefetchCode();
  await test.auth.ensureSessionKey();
  expect([test.host.asked, codes(test)]).toEqual([{ login: 1, checkSession: 0 }, ['code-1']]);
  await test.auth.ensureSessionKey();
  expect(test.host.asked).toEqual({ login: 1, checkSession: 1 });
});
