import { createDeferred } from './promises';
import { AuthStepType, stateOf, stepOf } from './steps';
import { createTestAuth, type TestAuth } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const full = { ...member, nickname: '小鲜', avatarUrl: '/a.webp' };
const asVisitor = { remembered: (shop: FakeShop) => shop.issue() };
const grant = { kind: 'granted', code: 'phone' } as const;

/** A visitor who has tapped something that asks for a member. */
const tapped = async (test: TestAuth) => {
  const gate = watch(test.auth.mustAuth());
  await test.clock.advance(0);
  return gate;
};

describe('steps', () => {
  test('[I01] derived from the session: 0 guest, ONE, TWO, THREE', () => {
    expect([AuthStepType.ONE, AuthStepType.TWO, AuthStepType.THREE]).toEqual([1, 2, 3]);
    expect([null, visitor, member, full].map(stepOf)).toEqual([0, 1, 2, 3]);
    expect(stepOf({ ...full, avatarUrl: null })).toBe(2);
    expect(stepOf({ ...visitor, nickname: 'n', avatarUrl: 'a' })).toBe(1);
    expect([visitor, full].map(stateOf)).toEqual([
      { kind: 'visitor', user: visitor, step: 1 },
      { kind: 'member', user: full, step: 3 },
    ]);
  });

  test('[I01] [I02] it follows the session: VISIT to MEMBER with the phone number, then the profile', async () => {
    const { auth, transport, states, storedToken } = createTestAuth();
    expect(auth.getCurrentAuthStep()).toBe(0);
    await auth.init();
    expect(auth.getCurrentAuthStep()).toBe(1);
    expect(await auth.bindPhone(grant)).toEqual(member);
    expect(transport.requests('bindPhone')[0]?.body).toEqual({ code: 'phone' });
    expect([auth.getCurrentAuthStep(), storedToken()]).toEqual([2, 'token-2']);
    transport.script('getMe', { status: 200, body: { user: full } });
    await auth.reloadUser();
    expect(auth.getCurrentAuthStep()).toBe(3);
    expect((await auth.updateProfile({ nickname: '新名' })).nickname).toBe('新名');
    expect(states.at(-1)).toMatchObject({ kind: 'member', user: { nickname: '新名' } });
  });

  test('[I02] an answer that is no user or session is an error and changes nothing', async () => {
    const { auth, transport } = createTestAuth(asVisitor);
    const broken = { status: 200, body: { session: { token: 't' }, user: { id: 'u1' } } };
    transport.script('bindPhone', broken);
    transport.script('getMe', broken);
    await expect(auth.bindPhone(grant)).rejects.toMatchObject({ code: 'server' });
    await expect(auth.reloadUser()).rejects.toMatchObject({ code: 'server' });
    expect(auth.getCurrentAuthStep()).toBe(1);
  });
});

describe('mustAuth', () => {
  test('[I03] reached already: resolves, no page, no request', async () => {
    const { auth, loginPage, transport } = createTestAuth({ remembered: (shop) => shop.issue(member) });
    await auth.mustAuth();
    await auth.mustAuth({ mustAuthStep: AuthStepType.ONE });
    expect([loginPage.calls.open, transport.requests().length]).toEqual([0, 0]);
  });

  test('[I03] [F17] opens the page, stays pending until the step is reached and the page has gone, then resolves', async () => {
    const test = createTestAuth(asVisitor);
    test.loginPage.holdClose();
    const gate = await tapped(test);
    await test.clock.advance(3_600_000);
    expect([gate.state, test.loginPage.calls]).toEqual(['pending', { open: 1, close: 0 }]);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect([gate.state, test.loginPage.calls.close]).toEqual(['pending', 1]);
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect(gate.state).toBe('pending');
    test.loginPage.releaseClose();
    await test.clock.advance(0);
    expect([gate.state, test.loginPage.calls]).toEqual(['resolved', { open: 1, close: 1 }]);
  });

  test('[I03] the user leaves: cancelled; the next tap opens the page again', async () => {
    const test = createTestAuth(asVisitor);
    const gate = await tapped(test);
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect(gate.error).toMatchObject({ code: 'cancelled' });
    expect((await tapped(test)).state).toBe('pending');
    expect(test.loginPage.calls).toEqual({ open: 2, close: 0 });
  });

  test('[I03] several callers share one page; who asks for more waits for more', async () => {
    const test = createTestAuth(asVisitor);
    const two = [watch(test.auth.mustAuth()), watch(test.auth.mustAuth())];
    const three = watch(test.auth.mustAuth({ mustAuthStep: AuthStepType.THREE }));
    await test.clock.advance(0);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect(test.loginPage.calls).toEqual({ open: 1, close: 0 });
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect(two.map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    expect(three.error).toMatchObject({ code: 'cancelled' });
  });

  test('[I03] a caller who comes while the page is being left waits for its end', async () => {
    const test = createTestAuth(asVisitor);
    test.loginPage.holdClose();
    await tapped(test);
    await test.auth.bindPhone(grant);
    const late = await tapped(test);
    expect(late.state).toBe('pending');
    test.loginPage.releaseClose();
    await test.clock.advance(0);
    expect([late.state, test.loginPage.calls.open]).toEqual(['resolved', 1]);
  });

  test('[I03] a page that cannot be opened rejects, and the next tap tries again', async () => {
    const test = createTestAuth(asVisitor);
    test.loginPage.setOpening('fails');
    expect((await tapped(test)).error).toMatchObject({ code: 'page-unavailable' });
    test.loginPage.setOpening('works');
    expect((await tapped(test)).state).toBe('pending');
  });

  test('[I03] [L25] a page that never says it has opened, or closed, keeps nobody for more than 10 s', async () => {
    const test = createTestAuth(asVisitor);
    test.loginPage.setOpening('silence');
    const gate = await tapped(test);
    await test.clock.advance(10_000);
    expect(gate.error).toMatchObject({ code: 'page-unavailable' });
    test.loginPage.setOpening('works');
    test.loginPage.setClosing('silence');
    const second = await tapped(test);
    await test.auth.bindPhone(grant);
    await test.clock.advance(10_000);
    expect(second.state).toBe('resolved');
  });

  test('[I03] a page that is still opening is not closed before it is there', async () => {
    const test = createTestAuth({ remembered: (shop) => shop.issue() });
    const opening = createDeferred<void>();
    test.loginPage.open = () => opening.promise;
    const gate = watch(test.auth.mustAuth());
    await test.clock.advance(0);
    await test.auth.loginBySms('13800138000', '123456');
    await test.clock.advance(0);
    expect([gate.state, test.loginPage.calls.close]).toEqual(['pending', 0]);
    opening.resolve();
    await test.clock.advance(0);
    expect([gate.state, test.loginPage.calls.close]).toEqual(['resolved', 1]);
  });

  test('[I03] a page that fails to open after its user has left ends nobody else’s visit', async () => {
    const test = createTestAuth({ remembered: (shop) => shop.issue() });
    test.loginPage.setOpening('silence');
    const first = watch(test.auth.mustAuth());
    await test.clock.advance(1_000);
    test.auth.loginPageClosed();
    test.loginPage.setOpening('works');
    const second = watch(test.auth.mustAuth());
    await test.clock.advance(30_000);
    expect([first.error, second.state]).toMatchObject([{ code: 'cancelled' }, 'pending']);
    await test.auth.loginBySms('13800138000', '123456');
    await test.clock.advance(0);
    expect(second.state).toBe('resolved');
  });

  test('[I03] a member whose session is being renewed is not sent to the login page', async () => {
    const { auth, shop, loginPage, transport, clock } = createTestAuth({
      remembered: (s) => s.issue(member),
    });
    shop.kill();
    shop.setIdentity(member);
    transport.hold('exchange');
    auth.request('getCart', {}).catch(() => undefined);
    await clock.advance(0);
    const gate = watch(auth.mustAuth());
    await clock.advance(0);
    expect(gate.state).toBe('pending');
    transport.release('exchange');
    await clock.advance(0);
    expect([gate.state, loginPage.calls.open]).toEqual(['resolved', 0]);
  });

  test('[I03] [L25] a login that hangs, as behind a host’s panel, holds the page up for 10 s and no longer', async () => {
    const host = Object.assign(createFakeHost(), { loginLimitMs: 300_000 });
    const { auth, clock, loginPage } = createTestAuth({ host });
    host.answerLogin('silence');
    const gate = watch(auth.mustAuth());
    await clock.advance(9_999);
    expect(loginPage.calls.open).toBe(0);
    await clock.advance(1);
    expect([loginPage.calls.open, gate.state]).toEqual([1, 'pending']);
    await auth.loginBySms('13800138000', '123456');
    await clock.advance(0);
    expect(gate.state).toBe('resolved');
  });

  test('[I03] when no session can be had the page opens all the same', async () => {
    const test = createTestAuth();
    test.transport.script('exchange', refuse('INTERNAL'));
    const gate = await tapped(test);
    expect([gate.state, test.loginPage.calls.open]).toEqual(['pending', 1]);
    await test.auth.loginBySms('13800138000', '123456');
    await test.clock.advance(0);
    expect(gate.state).toBe('resolved');
  });
});
