import { createTestAuth, type TestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { watch } from './testing/watch';
import { mustAuth, withAuth } from './with-auth';

const asVisitor = { remembered: (shop: FakeShop) => shop.issue() };
const grant = { kind: 'granted', code: 'phone' } as const;
const popup = { mode: 'popup' } as const;

const tapped = async (test: TestAuth, options: Parameters<TestAuth['auth']['mustAuth']>[0] = popup) => {
  const gate = watch(test.auth.mustAuth(options));
  await test.clock.advance(0);
  return gate;
};

describe('the login sheet', () => {
  test('[I04] opens on the page in front, stays pending until the login, resolves when the sheet has gone', async () => {
    const test = createTestAuth(asVisitor);
    test.loginSheet.holdClose();
    const gate = await tapped(test);
    await test.clock.advance(3_600_000);
    expect([gate.state, test.loginSheet.calls, test.loginPage.calls.open]).toEqual([
      'pending',
      { open: 1, close: 0 },
      0,
    ]);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect([gate.state, test.loginSheet.calls.close]).toEqual(['pending', 1]);
    test.loginSheet.releaseClose();
    await test.clock.advance(0);
    expect(gate.state).toBe('resolved');
  });

  test('[I04] a page without one rejects with an error that names the missing component', async () => {
    const test = createTestAuth(asVisitor);
    test.loginSheet.setOpening('fails');
    const missing = { code: 'sheet-missing', message: expect.stringContaining('<LoginSheet>') };
    expect((await tapped(test)).error).toMatchObject(missing);
    test.loginSheet.setOpening('works');
    expect((await tapped(test)).state).toBe('pending');
    const without = createTestAuth({ ...asVisitor, without: ['loginSheet'] });
    expect((await tapped(without)).error).toMatchObject(missing);
    expect(without.loginPage.calls.open).toBe(0);
  });

  test('[I04] [L25] a sheet that never says that it is there, or gone, keeps nobody for more than 10 s', async () => {
    const test = createTestAuth(asVisitor);
    test.loginSheet.setOpening('silence');
    const gate = await tapped(test);
    await test.clock.advance(10_000);
    expect(gate.error).toMatchObject({ code: 'page-unavailable' });
    test.loginSheet.setOpening('works');
    test.loginSheet.setClosing('silence');
    const second = await tapped(test);
    await test.auth.bindPhone(grant);
    await test.clock.advance(10_000);
    expect(second.state).toBe('resolved');
  });

  test('[I04] closed by the user: cancelled; a second tap opens it again', async () => {
    const test = createTestAuth(asVisitor);
    const gate = await tapped(test);
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect(gate.error).toMatchObject({ code: 'cancelled' });
    await tapped(test);
    expect(test.loginSheet.calls.open).toBe(2);
  });

  test('[I04] one place at a time: who asks for the other one waits at the first', async () => {
    const test = createTestAuth(asVisitor);
    const gates = [await tapped(test), await tapped(test, {})];
    expect([test.loginSheet.calls.open, test.loginPage.calls.open]).toEqual([1, 0]);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect(gates.map(({ state }) => state)).toEqual(['resolved', 'resolved']);
  });
});

describe('waitAuth', () => {
  test('[I04] the same promise for all who come while the login goes on', async () => {
    const test = createTestAuth(asVisitor);
    await tapped(test);
    const later = test.auth.waitAuth();
    expect(test.auth.waitAuth()).toBe(later);
    const watched = watch(later);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect(watched.state).toBe('resolved');
  });

  test('[I04] it ends with the login also when the user leaves', async () => {
    const test = createTestAuth(asVisitor);
    const gate = await tapped(test);
    const later = watch(test.auth.waitAuth());
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect([gate.error, later.error]).toMatchObject([{ code: 'cancelled' }, { code: 'cancelled' }]);
  });

  test('[I04] nothing to wait for: settled at once, by the step', async () => {
    const visitor = createTestAuth(asVisitor);
    await expect(visitor.auth.waitAuth()).rejects.toMatchObject({ code: 'login-required' });
    const known = createTestAuth({ remembered: (shop) => shop.issue(member) });
    await known.auth.waitAuth();
  });
});

describe.each([
  ['page', {}],
  ['popup', popup],
] as const)('the tapped action, mode %s', (mode, options) => {
  const opened = ({ loginPage, loginSheet }: TestAuth) => [loginPage.calls.open, loginSheet.calls.open];
  const only = mode === 'page' ? [1, 0] : [0, 1];

  test('[I05] [I07] [F17] a wrapped function runs once, after the login, with what it was tapped with', async () => {
    const test = createTestAuth(asVisitor);
    const bought: unknown[] = [];
    const buy = withAuth(
      test.auth,
      options,
    )(async (skuId: string, quantity: number) => {
      bought.push([skuId, quantity, test.auth.getCurrentAuthStep()]);
      return 'order';
    });
    const tap = watch(buy('sku-7', 3));
    await test.clock.advance(0);
    expect([tap.state, bought, opened(test)]).toEqual(['pending', [], only]);
    await test.auth.bindPhone(grant);
    await test.clock.advance(0);
    expect([tap.value, bought]).toEqual(['order', [['sku-7', 3, 2]]]);
    await buy('sku-8', 1);
    expect(bought).toHaveLength(2);
  });

  test('[I05] a method keeps its this and its arguments; it does not run when the user leaves', async () => {
    const test = createTestAuth(asVisitor);
    class Shelf {
      readonly sold: string[] = [];
      constructor(readonly name: string) {}
      @mustAuth(() => test.auth, options)
      async buy(sku: string): Promise<string> {
        this.sold.push(sku);
        return `${this.name}:${sku}`;
      }
    }
    const shelf = new Shelf('fruit');
    const left = watch(shelf.buy('a'));
    await test.clock.advance(0);
    expect(opened(test)).toEqual(only);
    test.auth.loginPageClosed();
    await test.clock.advance(0);
    expect([left.error, shelf.sold]).toMatchObject([{ code: 'cancelled' }, []]);
    const tap = watch(shelf.buy('b'));
    await test.clock.advance(0);
    await test.auth.loginBySms('13800138000', '123456');
    await test.clock.advance(0);
    expect([tap.value, shelf.sold]).toEqual(['fruit:b', ['b']]);
  });
});
