import { eq } from 'drizzle-orm';
import type { Order } from '../../../src/contract/trade';
import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';
import { shopOrders } from './schema';

let keys = 0;
const freshKey = (): string => {
  keys += 1;
  return `key-${String(keys).padStart(8, '0')}`;
};

describeOnDatabases('orders', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    return { ...fixture, user: await fixture.addUser() };
  };

  test('[H07] an order takes the stock and keeps title, spec and price of its day', async () => {
    const { shop, user, addGood, stockOf, setPrice, clock } = await stage();
    const { productId, skuIds } = await addGood({ stocks: [10, 10], priceFen: 500 });
    const [first, second = ''] = skuIds;
    const items = [
      { skuId: second, quantity: 1 },
      { skuId: first, quantity: 3 },
    ];
    const { order } = await shop.orders.create({
      userId: user,
      key: freshKey(),
      body: { items, fromCart: false },
    });
    expect(order).toMatchObject({
      status: 'pending_payment',
      goodsFen: 501 + 3 * 500,
      freightFen: 600,
      totalFen: 501 + 3 * 500 + 600,
      payUntil: clock.now() + 30 * 60_000,
      createdAt: clock.now(),
    });
    expect(order.number).toMatch(/^20260101080000\d{6}$/);
    expect(order.items.map(({ skuId, quantity }) => ({ skuId, quantity }))).toEqual(items);
    expect(order.items[1]).toEqual({
      skuId: first,
      productId,
      title: `商品 ${productId}`,
      specText: '第 1 种',
      image: `/assets/goods/${productId}.webp`,
      priceFen: 500,
      quantity: 3,
      discountFen: 0,
      payFen: 1500,
      refundQuantity: 0,
    });
    expect([await stockOf(first), await stockOf(second)]).toEqual([7, 9]);
    await setPrice(first, 999);
    expect((await shop.orders.get(user, order.id)).order).toEqual(order);
  });

  test('[H07] one item that is short undoes the whole order, and the same key may try again', async () => {
    const { shop, user, addGood, stockOf, setStock } = await stage();
    const { skuIds } = await addGood({ stocks: [10, 1] });
    const [plenty, short = ''] = skuIds;
    const request = {
      userId: user,
      key: freshKey(),
      body: {
        items: [
          { skuId: plenty, quantity: 2 },
          { skuId: short, quantity: 2 },
        ],
        fromCart: false,
      },
    };
    await expect(shop.orders.create(request)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      field: 'items/1',
    });
    expect(await stockOf(plenty)).toBe(10);
    expect((await shop.orders.list(user, {})).items).toEqual([]);
    await setStock(short, 2);
    await expect(shop.orders.create(request)).resolves.toMatchObject({
      order: { status: 'pending_payment' },
    });
    expect([await stockOf(plenty), await stockOf(short)]).toEqual([8, 0]);
  });

  test('[H07] limit, shelf and unknown SKUs are refused with their codes and take nothing', async () => {
    const { shop, user, addGood, putOffShelf, stockOf } = await stage();
    const limited = await addGood({ stocks: [10], limitPerOrder: 2 });
    const offShelf = await addGood({ stocks: [10] });
    await putOffShelf(offShelf.productId);
    const order = (skuId: string, quantity: number) =>
      shop.orders.create({
        userId: user,
        key: freshKey(),
        body: { items: [{ skuId, quantity }], fromCart: false },
      });
    await expect(order(limited.skuIds[0], 3)).rejects.toMatchObject({ code: 'PURCHASE_LIMIT' });
    await expect(order(offShelf.skuIds[0], 1)).rejects.toMatchObject({ code: 'PRODUCT_OFF_SHELF' });
    await expect(order('nothing', 1)).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'items/0/skuId' });
    expect([await stockOf(limited.skuIds[0]), await stockOf(offShelf.skuIds[0])]).toEqual([10, 10]);
  });

  test('[H07] a SKU that stands in an order twice is refused: its limit would not hold', async () => {
    const { shop, user, addGood } = await stage();
    const { skuIds } = await addGood({ stocks: [10], limitPerOrder: 2 });
    const items = [
      { skuId: skuIds[0], quantity: 2 },
      { skuId: skuIds[0], quantity: 2 },
    ];
    await expect(
      shop.orders.create({ userId: user, key: freshKey(), body: { items, fromCart: false } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'items/1/skuId' });
  });

  test('[H07] what is ordered from the cart leaves it, the rest stays; else the cart is not touched', async () => {
    const { shop, user, addGood } = await stage();
    const { skuIds } = await addGood({ stocks: [10, 10] });
    const [bought, kept = ''] = skuIds;
    for (const skuId of skuIds) await shop.cart.add(user, { skuId, quantity: 2 });
    const items = [{ skuId: bought, quantity: 2 }];
    await shop.orders.create({ userId: user, key: freshKey(), body: { items, fromCart: false } });
    expect((await shop.cart.get(user)).cart.count).toBe(4);
    await shop.orders.create({ userId: user, key: freshKey(), body: { items, fromCart: true } });
    expect((await shop.cart.get(user)).cart.items.map(({ skuId }) => skuId)).toEqual([kept]);
  });

  test('[H07] an order from the cart for what is no longer in it is ORDER_EMPTY', async () => {
    const { shop, user, addGood, stockOf } = await stage();
    const { skuIds } = await addGood({ stocks: [10] });
    const body = { items: [{ skuId: skuIds[0], quantity: 1 }], fromCart: true };
    await expect(shop.orders.create({ userId: user, key: freshKey(), body })).rejects.toMatchObject({
      code: 'ORDER_EMPTY',
    });
    expect(await stockOf(skuIds[0])).toBe(10);
  });

  test('[H07] a refused order leaves the cart as it was', async () => {
    const { shop, user, addGood, setStock } = await stage();
    const { skuIds } = await addGood({ stocks: [10] });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 3 });
    await setStock(skuIds[0], 1);
    const body = { items: [{ skuId: skuIds[0], quantity: 3 }], fromCart: true };
    await expect(shop.orders.create({ userId: user, key: freshKey(), body })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
    });
    expect((await shop.cart.get(user)).cart.items).toMatchObject([{ quantity: 3 }]);
  });

  test('[H09] lists newest first in pages, by state, each order once', async () => {
    const { shop, user, addGood, clock } = await stage();
    const { skuIds } = await addGood({ stocks: [100] });
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      if (index % 2 === 0) clock.advance(1000);
      const body = { items: [{ skuId: skuIds[0], quantity: 1 }], fromCart: false };
      const { order } = await shop.orders.create({ userId: user, key: freshKey(), body });
      made.push(order.id);
    }
    const paid = made[3] ?? '';
    await database().db.update(shopOrders).set({ status: 'pending_shipment' }).where(eq(shopOrders.id, paid));
    const found: Order[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await shop.orders.list(user, { limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(found).toHaveLength(7);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(made));
    const times = found.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const shipped = await shop.orders.list(user, { status: 'pending_shipment' });
    expect(shipped.items.map(({ id }) => id)).toEqual([paid]);
    expect(await shop.orders.count(user)).toEqual({
      pending_payment: 6,
      pending_shipment: 1,
      pending_receipt: 0,
      completed: 0,
      cancelled: 0,
      after_sales: 0,
    });
  });

  test('[H09] only the owner sees an order', async () => {
    const { shop, user, addGood, addUser } = await stage();
    const other = await addUser();
    const { skuIds } = await addGood({ stocks: [5] });
    const body = { items: [{ skuId: skuIds[0], quantity: 1 }], fromCart: false };
    const { order } = await shop.orders.create({ userId: user, key: freshKey(), body });
    await expect(shop.orders.get(other, order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await shop.orders.list(other, {})).items).toEqual([]);
    expect((await shop.orders.count(other)).pending_payment).toBe(0);
  });
});
