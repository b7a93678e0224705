import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };

test('[L22] lost: the state is told once, requests fail at once with offline and nothing is sent', async () => {
  const { auth, lifecycle, transport, told, clock } = createTestAuth(remembered);
  lifecycle.setOnline(false);
  lifecycle.setOnline(false);
  const cart = watch(auth.request('getCart', {}));
  const feed = watch(auth.request('listProducts', { query: {} }));
  await clock.advance(0);
  expect([cart.error, feed.error]).toMatchObject([{ code: 'offline' }, { code: 'offline' }]);
  expect([transport.requests().length, told.network]).toEqual([0, [false]]);
  expect(auth.getCurrentAuthStep()).toBe(2);
});

test('[L22] it returns: told once, requests go again', async () => {
  const { auth, lifecycle, told } = createTestAuth(remembered);
  lifecycle.setOnline(false);
  lifecycle.setOnline(true);
  lifecycle.setOnline(true);
  await auth.request('getCart', {});
  expect(told.network).toEqual([false, true]);
});

test('[L22] offline at launch: the host is not asked for a code, and the return logs in once', async () => {
  const { auth, lifecycle, host, states, clock } = createTestAuth();
  lifecycle.setOnline(false);
  // More often than the fuse would pass: failing fast must not blow it before the network is back.
  for (let i = 0; i < 5; i += 1) await expect(auth.init()).rejects.toMatchObject({ code: 'offline' });
  expect([host.asked.login, states.at(-1)]).toEqual([0, { kind: 'failed', errorCode: 'offline' }]);
  lifecycle.setOnline(true);
  await clock.advance(0);
  expect([host.asked.login, states.at(-1)?.kind]).toEqual([1, 'visitor']);
});

test('[L22] a failed init is tried once per return, not in a loop', async () => {
  const { auth, lifecycle, host, transport, clock, states } = createTestAuth();
  transport.always('exchange', refuse('INTERNAL'));
  await auth.init().catch(() => undefined);
  lifecycle.setOnline(false);
  lifecycle.setOnline(true);
  await clock.advance(60_000);
  expect([host.asked.login, states.at(-1)?.kind]).toEqual([2, 'failed']);
});

test('[L22] before the launch, and for a guest, the return does nothing', async () => {
  const { auth, lifecycle, host, clock } = createTestAuth();
  lifecycle.setOnline(false);
  lifecycle.setOnline(true);
  await clock.advance(0);
  expect(host.asked.login).toBe(0);
  host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
  await auth.init();
  lifecycle.setOnline(false);
  lifecycle.setOnline(true);
  await clock.advance(0);
  expect(host.asked.login).toBe(1);
});

test('[L22] the return went unheard while the app slept: the first answer after the show counts as it', async () => {
  const { auth, lifecycle, told } = createTestAuth(remembered);
  lifecycle.setOnline(false);
  lifecycle.hide();
  lifecycle.show();
  expect(told.network).toEqual([false]);
  await auth.request('getCart', {});
  expect(told.network).toEqual([false, true]);
});

test('[L22] an answer to what was sent before the loss is no sign of its return', async () => {
  const { auth, lifecycle, transport, told, clock } = createTestAuth(remembered);
  transport.hold('getCart');
  const cart = watch(auth.request('getCart', {}));
  await clock.advance(0);
  lifecycle.setOnline(false);
  transport.release('getCart');
  await clock.advance(0);
  expect([cart.state, told.network]).toEqual(['resolved', [false]]);
  await expect(auth.request('getCart', {})).rejects.toMatchObject({ code: 'offline' });
});

test('[L22] failing fast leaves one line for the loss in the trace, not one for each request', async () => {
  const { auth, lifecycle, trace } = createTestAuth(remembered);
  lifecycle.setOnline(false);
  for (let i = 0; i < 20; i += 1) await auth.request('getCart', {}).catch(() => undefined);
  const kinds = trace.records().map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'error' || kind === 'call')).toEqual([]);
  expect(kinds.filter((kind) => kind === 'network')).toHaveLength(1);
});

test('[L22] an app without the optional ports goes on all the same', async () => {
  const { auth, lifecycle } = createTestAuth({
    ...remembered,
    without: ['notices', 'loginSheet', 'forgetUser'],
  });
  lifecycle.setOnline(false);
  lifecycle.setOnline(true);
  await auth.request('getCart', {}, { mask: true });
  await auth.signOut();
  expect(auth.getCurrentAuthStep()).toBe(1);
});
