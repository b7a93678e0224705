import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };

test('[L27] [P21] session and user caches are gone, the app goes on as a visitor', async () => {
  const { auth, told, storedToken, states, shop } = createTestAuth({
    remembered: (s) => s.issue({ ...member, id: 'u2' }),
  });
  await auth.signOut();
  expect([told.forgotten, storedToken(), shop.isLive('token-1')]).toEqual([1, 'token-2', false]);
  expect([auth.getCurrentAuthStep(), states.at(-1)?.kind]).toEqual([1, 'visitor']);
});

test('[L27] the identity is locked: the next silent login is no member either', async () => {
  const { auth, shop } = createTestAuth(remembered);
  shop.setIdentity(member);
  await auth.signOut();
  await auth.refreshLogin();
  expect(auth.getCurrentAuthStep()).toBe(1);
});

test('[L27] two taps are one sign-out', async () => {
  const { auth, transport } = createTestAuth(remembered);
  await Promise.all([auth.signOut(), auth.signOut()]);
  expect(transport.requests('signOut')).toHaveLength(1);
});

test('[L27] a token that the server does not know: a new one first, else nobody could be locked', async () => {
  const { auth, shop, transport } = createTestAuth(remembered);
  shop.kill();
  shop.setIdentity(member);
  await auth.signOut();
  expect(transport.requests().map(({ name, token }) => [name, token])).toEqual([
    ['signOut', 'token-1'],
    ['exchange', null],
    ['signOut', 'token-2'],
    ['exchange', null],
  ]);
  expect(auth.getCurrentAuthStep()).toBe(1);
});

test('[L27] the visitor cannot be had now: a guest all the same, told as failed', async () => {
  const { auth, transport, states, storedToken, told } = createTestAuth(remembered);
  transport.script('exchange', refuse('PLATFORM_BUSY'));
  await auth.signOut();
  expect([states.map(({ kind }) => kind), storedToken()]).toEqual([['member', 'guest', 'failed'], null]);
  expect(told.forgotten).toBe(1);
});

test('[L27] another user on the same device: what the app kept of the first is forgotten', async () => {
  const { auth, transport, told, shop } = createTestAuth(remembered);
  transport.script('loginBySms', () => ({
    status: 200,
    body: { session: shop.issue({ ...member, id: 'u2' }) },
  }));
  await auth.loginBySms('13900139000', '123456');
  expect(told.forgotten).toBe(1);
  await auth.login();
  expect(told.forgotten).toBe(2);
  await auth.refreshLogin();
  await auth.reloadUser();
  expect(told.forgotten).toBe(2);
});

test('[L27] [L19] [F09] requests that were under way end, none in the name of who comes after', async () => {
  const { auth, transport } = createTestAuth(remembered);
  transport.hold('getCart');
  const cart = watch(auth.request('getCart', {}));
  await settle();
  await auth.signOut();
  transport.release('getCart');
  await settle();
  expect(cart.state).toBe('resolved');
  expect(transport.requests('getCart').map(({ token }) => token)).toEqual(['token-1']);
});
