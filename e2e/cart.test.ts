import { sql } from 'drizzle-orm';
import type { Host } from '../sandbox/host/create-host';
import type { Cart } from '../src/contract';
import { type End, ends } from './testing/ends';
import type { Phone } from './testing/phone';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { becomeMember, confirmModal, openTab, pageOpens, told } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

/** Two specs of two values each: SKUs 1 and 2 differ in the second. */
const tea = 'drink-milktea';
const melon = 'fruit-watermelon-1';
const peach = 'fruit-peach-1';

const cartOf = async (phone: Phone): Promise<Cart> => {
  const { cart } = (await stage.ask(phone, 'GET', '/api/cart')) as unknown as { cart: Cart };
  return cart;
};

const shown = (host: Host): number => host.current().all({ class: 'cart-row' }).length;

/** A member whose cart holds these, one piece of each unless said, on the tab of the cart. */
const start = async (end: End, skus: Readonly<Record<string, number>>, coupon?: string) => {
  const phone = stage.phone(end, stage.person().id);
  const host = await phone.start();
  await becomeMember(host);
  for (const [skuId, quantity] of Object.entries(skus))
    await stage.ask(phone, 'POST', '/api/cart/items', { skuId, quantity });
  if (coupon !== undefined) await stage.ask(phone, 'POST', `/api/coupons/${coupon}/claim`);
  await openTab(host, 'cart');
  await host.waitFor(() => shown(host) === Object.keys(skus).length, { what: 'the cart' });
  return { phone, host };
};

/** What the stepper of an item shows. */
const piecesOf = (host: Host, skuId: string): string | undefined => {
  const page = host.current();
  const index = page.all({ class: 'cart-row' }).findIndex(({ id }) => id === `cart-${skuId}`);
  return page.all({ class: 'stepper-value' })[index]?.text();
};

const changes = (host: Host): string[] =>
  host
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/cart'))
    .map(({ method, path }) => `${method} ${path.replace('/api/cart', '')}`);

const barSays = (host: Host, words: string): Promise<unknown> =>
  host.waitFor(() => host.current().find({ class: 'cart-bar' }).text().replace(/\s/g, '').includes(words), {
    what: `「${words}」 in the bar of the cart`,
  });

describe.each(ends)('the cart on %s', (end) => {
  test('[H06] [B04] a burst on the stepper is one request, and one tap sends at most 1 KB to the screen', async () => {
    const { host, phone } = await start(end, { [melon]: 1, [peach]: 1 });
    const sizes: number[] = [];
    for (const count of ['2', '3', '4']) {
      const before = host.current().setDataBytes();
      host.current().tap({ id: `more-${melon}` });
      await host.waitFor(() => piecesOf(host, melon) === count, { what: `${count} pieces` });
      sizes.push(host.current().setDataBytes() - before);
    }
    await host.waitFor(() => changes(host).length > 0, { what: 'the request' });
    const total = (await cartOf(phone)).checked.payFen;
    await barSays(host, (total / 100).toFixed(2));
    expect(changes(host)).toEqual([`PUT /items/${melon}`]);
    expect((await cartOf(phone)).items.find(({ skuId }) => skuId === melon)?.quantity).toBe(4);
    // A tap alone, from the finger to what its answer changes.
    const before = host.current().setDataBytes();
    host.current().tap({ id: `less-${melon}` });
    await host.waitFor(() => changes(host).length === 2, { what: 'the second request' });
    await barSays(host, ((total - 2680) / 100).toFixed(2));
    sizes.push(host.current().setDataBytes() - before);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024);
    expectNoErrors(host);
  });

  test('[H06] another spec takes the item’s place, by the sheet', async () => {
    const { host, phone } = await start(end, { [`${tea}-1`]: 1 });
    const before = host.current().find({ class: 'cart-row-spec' }).text();
    host.current().tap({ id: `change-${tea}-1` });
    await host.waitFor(() => host.current().maybe({ id: 'sku-confirm' }), { what: 'the sheet' });
    expect(host.current().find({ class: 'sku-choice' }).text()).toContain(before);
    host.current().tap({ id: 'spec-1-1' });
    host.current().tap({ id: 'more-sku' });
    await host.waitFor(() => host.current().find({ class: 'sku-count' }).text().includes('2'), {
      what: 'two pieces',
    });
    host.current().tap({ id: 'sku-confirm' });
    await host.waitFor(() => host.current().maybe({ id: `cart-${tea}-2` }), { what: 'the other spec' });
    expect(shown(host)).toBe(1);
    const { items } = await cartOf(phone);
    expect(items.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([[`${tea}-2`, 2]]);
    expectNoErrors(host);
  });

  test('[H06] several are deleted together in 管理, one by a swipe', async () => {
    const { host, phone } = await start(end, { [melon]: 1, [peach]: 1, [`${tea}-2`]: 1 });
    host.current().tap({ id: 'cart-edit' });
    await host.waitFor(() => host.current().maybe({ id: 'delete-picked' }), { what: 'the bar of 管理' });
    host.current().tap({ id: `tick-${melon}` });
    host.current().tap({ id: `tick-${peach}` });
    await host.waitFor(() => host.current().find({ id: 'delete-picked' }).text() === '删除(2)', {
      what: 'two that are picked',
    });
    host.current().tap({ id: 'delete-picked' });
    await confirmModal(host);
    await host.waitFor(() => shown(host) === 1 && host.current().maybe({ id: 'cart-checkout' }), {
      what: 'one that is left',
    });
    expect(changes(host)).toEqual(['POST /remove']);
    const isOpen = () => host.current().maybe({ class: 'swipe-row-open' }) !== null;
    host.current().drag({ id: `cart-${tea}-2` }, -90, 8);
    await host.waitFor(isOpen, { what: 'the row that was drawn aside' });
    host.current().tap({ class: 'swipe-row-cover' });
    await host.waitFor(() => !isOpen(), { what: 'the row in its place' });
    host.current().drag({ id: `cart-${tea}-2` }, -90, 8);
    await host.waitFor(isOpen, { what: 'the row that was drawn aside' });
    host.current().tap({ id: `remove-${tea}-2` });
    await confirmModal(host);
    await host.waitFor(() => host.current().text().includes('购物车还是空的'), { what: 'an empty cart' });
    expect((await cartOf(phone)).items).toEqual([]);
    expectNoErrors(host);
  });

  test('[H06] ticks are kept by the server, and the sum has the coupon’s discount', async () => {
    const { host, phone } = await start(end, { [melon]: 2, [peach]: 1 }, 'newcomer-5');
    await barSays(host, '已优惠¥5.00');
    expect(host.current().find({ id: 'cart-coupon' }).text()).toContain('新人见面礼');
    host.current().tap({ id: `tick-${peach}` });
    await barSays(host, '¥48.60');
    await barSays(host, '已优惠¥5.00');
    const { items, checked } = await cartOf(phone);
    expect(items.filter((item) => item.checked).map(({ skuId }) => skuId)).toEqual([melon]);
    expect([checked.payFen, host.current().find({ id: 'cart-checkout' }).text()]).toEqual([
      4860,
      '去结算(2)',
    ]);
    host.current().tap({ id: 'tick-all' });
    await barSays(host, '去结算(3)');
    host.current().tap({ id: 'cart-checkout' });
    await pageOpens(host, 'pages/trade/checkout/index');
    expect((await cartOf(phone)).checked.count).toBe(3);
    expectNoErrors(host);
  });

  test('[H06] what is off the shelf and what is sold out lie apart, and are cleared', async () => {
    const own = await start(end, { [melon]: 1, [peach]: 1, [`${tea}-2`]: 1 });
    const { host, phone } = own;
    const { db } = stage.server.database;
    await db.execute(sql`update shop_products set on_shelf = false where id = 'fruit-peach'`);
    await db.execute(sql`update shop_skus set stock = 0 where id = ${`${tea}-2`}`);
    try {
      host.current().pullDownRefresh();
      await host.waitFor(() => host.current().text().includes('失效商品 2 种'), { what: 'what is invalid' });
      expect(
        host
          .current()
          .find({ id: `cart-${peach}` })
          .text(),
      ).toContain('已下架');
      expect(
        host
          .current()
          .find({ id: `cart-${tea}-2` })
          .text(),
      ).toContain('已售罄');
      await barSays(host, '¥26.80');
      host.current().tap({ id: 'clear-invalid' });
      await host.waitFor(() => !host.current().text().includes('失效商品'), {
        what: 'only what can be bought',
      });
      expect(changes(host)).toEqual(['DELETE /invalid']);
      expect((await cartOf(phone)).items.map(({ skuId }) => skuId)).toEqual([melon]);
      expect(told(host)).toEqual([]);
    } finally {
      await db.execute(sql`update shop_products set on_shelf = true where id = 'fruit-peach'`);
      await db.execute(sql`update shop_skus set stock = 50 where id = ${`${tea}-2`}`);
    }
    expectNoErrors(host);
  });
});
