import { createTestAuth, type TestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { ok, refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };

const create = () => {
  const test = createTestAuth(remembered);
  test.shop.setRights(['reports', 'orders']);
  return test;
};

const loads = ({ transport }: TestAuth) => transport.requests('getPermissions').length;
const shown = ({ told }: TestAuth) => told.permissions.at(-1)?.modules ?? null;

describe('rights', () => {
  test('[I10] fetched when first asked for, published, then kept', async () => {
    const test = create();
    await test.auth.request('getCart', {});
    expect([loads(test), test.told.permissions]).toEqual([0, []]);
    const [first, second] = await Promise.all([test.auth.permissions(), test.auth.permissions()]);
    expect(second).toBe(first);
    expect(first).toEqual({ organisationId: 'o1', modules: ['reports', 'orders'], version: 1 });
    await test.auth.request('getCart', {});
    await test.auth.permissions();
    expect([loads(test), test.told.permissions.length]).toEqual([1, 1]);
  });

  test('[I10] [I03] mustAuth({ permission }): allowed resolves, missing rejects in the server’s word, no page', async () => {
    const test = create();
    await test.auth.mustAuth({ permission: 'reports' });
    await expect(test.auth.mustAuth({ permission: 'coupons' })).rejects.toMatchObject({
      code: 'refused',
      wireCode: 'PERMISSION_DENIED',
      message: '没有使用该功能的权限',
    });
    expect([test.loginPage.calls.open, loads(test)]).toEqual([0, 1]);
  });

  test('[I10] a visitor logs in first, then the right is looked at', async () => {
    const test = createTestAuth({ remembered: (shop) => shop.issue() });
    test.shop.setRights(['reports']);
    const gate = watch(test.auth.mustAuth({ permission: 'reports' }));
    await test.clock.advance(0);
    expect([test.loginPage.calls.open, loads(test)]).toEqual([1, 0]);
    await test.auth.bindPhone({ kind: 'granted', code: 'p' });
    await test.clock.advance(0);
    expect([gate.state, loads(test)]).toEqual(['resolved', 1]);
  });

  test('[I10] taken away: gone with the next answer, whatever it answers', async () => {
    const test = create();
    await test.auth.mustAuth({ permission: 'reports' });
    test.shop.setRights(['orders']);
    await test.auth.request('getCart', {});
    await settle();
    expect([shown(test), loads(test)]).toEqual([['orders'], 2]);
    await expect(test.auth.mustAuth({ permission: 'reports' })).rejects.toMatchObject({
      wireCode: 'PERMISSION_DENIED',
    });
  });

  test('[I10] a refusal that nobody saw coming has the rights fetched again', async () => {
    const test = create();
    await test.auth.permissions();
    test.transport.script('listOrders', refuse('PERMISSION_DENIED'));
    test.transport.script('getPermissions', ok({ organisationId: 'o1', modules: [], version: 1 }));
    await test.auth.request('listOrders', { query: {} }).catch(() => undefined);
    await settle();
    expect([shown(test), loads(test)]).toEqual([[], 2]);
  });

  test('[I10] many answers of a new version cost one call', async () => {
    const test = create();
    await test.auth.permissions();
    test.shop.setRights(['orders']);
    await Promise.all(Array.from({ length: 30 }, () => test.auth.request('getCart', {})));
    await settle();
    expect([loads(test), shown(test)]).toEqual([2, ['orders']]);
  });

  test('[I10] taken away while they are being fetched: the late answer does not give it back', async () => {
    const test = create();
    await test.auth.permissions();
    test.shop.setRights(['reports']);
    test.transport.hold('getPermissions');
    await test.auth.request('getCart', {});
    await settle();
    test.shop.setRights([]);
    await test.auth.request('getCart', {});
    test.transport.release('getPermissions');
    await settle();
    expect([shown(test), loads(test)]).toEqual([[], 3]);
  });

  test('[I10] they cannot be fetched again: nothing is allowed until they can', async () => {
    const test = create();
    await test.auth.permissions();
    test.shop.setRights(['reports']);
    test.transport.script('getPermissions', refuse('INTERNAL'));
    await test.auth.request('getCart', {});
    await settle();
    expect(test.told.permissions.at(-1)).toBeNull();
    expect((await test.auth.permissions()).modules).toEqual(['reports']);
  });

  test('[I10] they could not be fetched: the next answer that tells of them has it tried again, unasked', async () => {
    const test = create();
    await test.auth.permissions();
    test.shop.setRights(['orders']);
    test.transport.script('getPermissions', refuse('INTERNAL'));
    await test.auth.request('getCart', {});
    await settle();
    expect([shown(test), loads(test)]).toEqual([null, 2]);
    await test.auth.request('getCart', {});
    await settle();
    expect([shown(test), loads(test)]).toEqual([['orders'], 3]);
  });

  test('[I10] a server that never agrees with itself is not asked in a loop', async () => {
    const test = create();
    const rights = { organisationId: 'o1', modules: [], version: 1 };
    test.transport.always('getPermissions', { ...ok(rights), headers: { 'x-permissions-version': '2' } });
    await test.auth.permissions();
    await test.clock.advance(10_000);
    expect(loads(test)).toBe(1);
  });

  test('[I10] nobody who came after has asked for them: they are not fetched', async () => {
    const test = create();
    await test.auth.permissions();
    await test.auth.signOut();
    await test.auth.loginBySms('13800138000', '123456');
    await test.auth.request('getCart', {});
    await settle();
    expect([shown(test), loads(test)]).toEqual([null, 1]);
  });

  test('[I10] [L27] they go with their user, also those that were under way', async () => {
    const test = create();
    await test.auth.permissions();
    await test.auth.signOut();
    expect(test.told.permissions.at(-1)).toBeNull();
    await test.auth.loginBySms('13800138000', '123456');
    test.transport.hold('getPermissions');
    const late = watch(test.auth.permissions());
    await settle();
    await test.auth.signOut();
    test.transport.release('getPermissions');
    await settle();
    expect(late.error).toMatchObject({ code: 'cancelled' });
    expect(test.told.permissions.at(-1)).toBeNull();
  });

  test.each(['x-permissions-version', 'X-Permissions-Version', 'X-PERMISSIONS-VERSION'])(
    '[I10] the header in whatever case the host gives it: %s',
    async (header) => {
      const test = create();
      await test.auth.permissions();
      test.transport.script('listProducts', {
        ...ok({ items: [], nextCursor: null }),
        headers: { [header]: '9' },
      });
      test.transport.script('getCart', { ...ok({}), headers: { [header]: '9', other: 'x' } });
      await test.auth.request('listProducts', { query: {} });
      expect(loads(test)).toBe(1);
      await test.auth.request('getCart', {});
      await settle();
      expect(loads(test)).toBeGreaterThan(1);
    },
  );
});
