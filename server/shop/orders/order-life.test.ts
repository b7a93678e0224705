import { eq } from 'drizzle-orm';
import { describeOnDatabases } from '../../testing/database';
import { shopProducts } from '../schema';
import { createShopFixture, testTimes } from '../testing/shop-fixture';

const { payWindowMs, receiveWindowMs } = testTimes;
const wrongState = { code: 'ORDER_STATE' };

describeOnDatabases('the life of an order', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const user = await fixture.addUser();
    const { skuIds, productId } = await fixture.addGood({ stocks: [10], priceFen: 5000 });
    const runChores = async () => {
      for (const chore of fixture.shop.chores) await chore();
    };
    const statusOf = async (id: string) => (await fixture.shop.orders.get(user, id)).order.status;
    return { ...fixture, user, skuId: skuIds[0], productId, runChores, statusOf };
  };

  test('[H09] 待付款 → 待发货 → 待收货 → 已完成, each with its time and its buttons', async () => {
    const { shop, user, skuId, order, cashier, clock } = await stage();
    const { id, actions } = await order(user, skuId);
    expect(actions).toEqual(['pay', 'cancel']);
    const { payment } = await shop.payments.pay(user, id);
    clock.advance(1000);
    await cashier.tap(payment, 'pay');
    const paid = (await shop.orders.get(user, id)).order;
    expect(paid).toMatchObject({ status: 'pending_shipment', paidAt: clock.now() });
    expect(paid.actions).toEqual(['remind', 'refund', 'buy_again']);
    clock.advance(1000);
    await shop.desk.ship(id, { carrier: '顺丰速运', trackingNumber: 'SF1' });
    const shipped = (await shop.orders.get(user, id)).order;
    expect(shipped).toMatchObject({
      status: 'pending_receipt',
      shippedAt: clock.now(),
      receiveUntil: clock.now() + receiveWindowMs,
      shipment: { carrier: '顺丰速运', trackingNumber: 'SF1' },
      actions: ['confirm', 'refund', 'buy_again'],
    });
    clock.advance(1000);
    const { order: done } = await shop.deeds.confirm(user, id);
    expect(done).toMatchObject({ status: 'completed', completedAt: clock.now(), receiveUntil: null });
    expect(done.actions).toEqual(['refund', 'buy_again', 'delete']);
    expect((await shop.deeds.confirm(user, id)).order).toEqual(done);
  });

  test('[H09] what its state does not allow is ORDER_STATE and changes nothing', async () => {
    const { shop, user, skuId, order, paidOrder, shippedOrder, stockOf } = await stage();
    const unpaid = await order(user, skuId);
    const paid = await paidOrder(user, skuId);
    const shipped = await shippedOrder(user, skuId);
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF1' };
    const tries = [
      shop.desk.ship(unpaid.id, parcel),
      shop.deeds.confirm(user, unpaid.id),
      shop.deeds.remind(user, unpaid.id),
      shop.deeds.remove(user, unpaid.id),
      shop.deeds.cancel(user, paid.id),
      shop.deeds.confirm(user, paid.id),
      shop.payments.pay(user, paid.id),
      shop.deeds.remove(user, paid.id),
      shop.desk.ship(shipped.id, parcel),
      shop.deeds.cancel(user, shipped.id),
      shop.deeds.remind(user, shipped.id),
    ];
    for (const one of await Promise.allSettled(tries)) {
      expect(one).toMatchObject({ status: 'rejected', reason: wrongState });
    }
    const statuses = (await shop.orders.list(user, {})).items.map(({ status }) => status).sort();
    expect(statuses).toEqual(['pending_payment', 'pending_receipt', 'pending_shipment']);
    expect(await stockOf(skuId)).toBe(7);
  });

  test('[H09] a cancelled order gives its pieces and its coupon back, once, however often it is tapped', async () => {
    const { shop, user, skuId, order, stockOf, giveCoupon } = await stage();
    const couponId = await giveCoupon(user);
    const { id } = await order(user, skuId, 4, couponId);
    const other = createShopFixture(database()).shop;
    expect(await stockOf(skuId)).toBe(6);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? shop : other).deeds.cancel(user, id)),
    );
    for (const { order: each } of answers) {
      expect(each).toMatchObject({ status: 'cancelled', cancelReason: 'user' });
    }
    expect(await stockOf(skuId)).toBe(10);
    expect((await shop.coupons.mine(user, {})).items).toMatchObject([{ id: couponId, state: 'usable' }]);
  });

  test('[H09] an unpaid order is cancelled at its end by whoever looks, on the server', async () => {
    const { shop, user, skuId, order, stockOf, clock, giveCoupon } = await stage();
    const couponId = await giveCoupon(user);
    const { id, payUntil } = await order(user, skuId, 4, couponId);
    expect(payUntil).toBe(clock.now() + payWindowMs);
    clock.advance(payWindowMs - 1);
    expect((await shop.orders.get(user, id)).order.status).toBe('pending_payment');
    clock.advance(1);
    await expect(shop.payments.pay(user, id)).rejects.toMatchObject(wrongState);
    expect((await shop.orders.list(user, { status: 'pending_payment' })).items).toEqual([]);
    const { order: ended } = await shop.orders.get(user, id);
    expect(ended).toMatchObject({ status: 'cancelled', cancelReason: 'timeout', cancelledAt: clock.now() });
    expect(ended.actions).toEqual(['buy_again', 'delete']);
    expect(await stockOf(skuId)).toBe(10);
    expect((await shop.coupons.mine(user, {})).counts).toMatchObject({ usable: 1, used: 0 });
  });

  test('[H09] the chore ends it when nobody looks; chore, looks and cancel at once give back once', async () => {
    const { shop, user, skuId, order, stockOf, clock, runChores, statusOf } = await stage();
    const other = createShopFixture(database());
    other.clock.advance(payWindowMs);
    const ids = [(await order(user, skuId, 3)).id, (await order(user, skuId, 3)).id];
    clock.advance(payWindowMs);
    await Promise.allSettled([
      runChores(),
      ...other.shop.chores.map((chore) => chore()),
      ...ids.flatMap((id) => [shop.orders.get(user, id), other.shop.deeds.cancel(user, id)]),
      shop.orders.count(user),
    ]);
    expect(await stockOf(skuId)).toBe(10);
    for (const id of ids) expect(await statusOf(id)).toBe('cancelled');
  });

  test('[H09] 100 orders and their ends at once leave the shelf as it was', async () => {
    const { shop, skuId, stockOf, setStock, order, addUser } = await stage();
    await setStock(skuId, 60);
    const users = await Promise.all(Array.from({ length: 20 }, addUser));
    await Promise.all(
      users.map(async (user) => {
        for (let round = 0; round < 3; round += 1) {
          const { id } = await order(user, skuId, 1);
          await shop.deeds.cancel(user, id);
        }
      }),
    );
    expect(await stockOf(skuId)).toBe(60);
  });

  test('[H09] the shop is reminded at most every four hours', async () => {
    const { shop, user, skuId, paidOrder, clock } = await stage();
    const { id } = await paidOrder(user, skuId);
    const { nextAt } = await shop.deeds.remind(user, id);
    expect(nextAt).toBe(clock.now() + 4 * 3_600_000);
    clock.advance(4 * 3_600_000 - 1);
    await expect(shop.deeds.remind(user, id)).rejects.toMatchObject({ code: 'REMIND_TOO_SOON' });
    clock.advance(1);
    await expect(shop.deeds.remind(user, id)).resolves.toMatchObject({ nextAt: nextAt + 4 * 3_600_000 });
  });

  test('[H09] an order that was shipped long ago is taken as received', async () => {
    const { user, skuId, shippedOrder, clock, runChores, statusOf } = await stage();
    const { id } = await shippedOrder(user, skuId);
    clock.advance(receiveWindowMs - 1);
    await runChores();
    expect(await statusOf(id)).toBe('pending_receipt');
    clock.advance(1);
    await runChores();
    expect(await statusOf(id)).toBe('completed');
  });

  test('[H09] a deleted order is gone from lists, counts and its page, and stays with the shop', async () => {
    const { shop, user, skuId, order } = await stage();
    const { id } = await order(user, skuId);
    await shop.deeds.cancel(user, id);
    await shop.deeds.remove(user, id);
    await shop.deeds.remove(user, id);
    expect((await shop.orders.list(user, {})).items).toEqual([]);
    expect(await shop.orders.count(user)).toMatchObject({ cancelled: 0 });
    await expect(shop.orders.get(user, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test("[H09] nobody does anything to somebody else's order", async () => {
    const { shop, user, skuId, order, addUser } = await stage();
    const { id } = await order(user, skuId);
    const stranger = await addUser();
    const { deeds, payments } = shop;
    const tries = [
      deeds.cancel(stranger, id),
      deeds.confirm(stranger, id),
      deeds.remind(stranger, id),
      deeds.remove(stranger, id),
      payments.pay(stranger, id),
      shop.buyAgain(stranger, id),
      shop.refunds.refundable(stranger, id),
    ];
    for (const one of await Promise.allSettled(tries)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    }
  });

  test('[H09] 再次购买 puts into the cart what can be had and tells the rest', async () => {
    const { shop, user, addGood, setStock, putOffShelf, clock } = await stage();
    const [plenty, short, gone] = [
      await addGood({ stocks: [50] }),
      await addGood({ stocks: [9] }),
      await addGood({ stocks: [9] }),
    ];
    const items = [plenty, short, gone].map(({ skuIds }) => ({ skuId: skuIds[0], quantity: 3 }));
    const { order } = await shop.orders.create({
      userId: user,
      key: 'bought-before',
      body: { items, fromCart: false },
    });
    await shop.cart.add(user, { skuId: plenty.skuIds[0], quantity: 1 });
    await shop.cart.check(user, { checked: false });
    await setStock(short.skuIds[0], 2);
    await putOffShelf(gone.productId);
    clock.advance(1000);
    const { cart, problems } = await shop.buyAgain(user, order.id);
    expect(Object.fromEntries(cart.items.map((item) => [item.skuId, [item.quantity, item.checked]]))).toEqual(
      {
        [plenty.skuIds[0]]: [4, true],
        [short.skuIds[0]]: [2, true],
      },
    );
    expect(problems).toMatchObject([
      { skuId: short.skuIds[0], quantity: 3, available: 2, reason: 'short' },
      { skuId: gone.skuIds[0], quantity: 3, available: 0, reason: 'off_shelf' },
    ]);
  });

  test('[H05] pieces that were paid for are counted as sold', async () => {
    const { user, skuId, productId, paidOrder, order } = await stage();
    await order(user, skuId, 2);
    await paidOrder(user, skuId, 3);
    const [row] = await database().db.select().from(shopProducts).where(eq(shopProducts.id, productId));
    expect(row?.soldCount).toBe(3);
  });
});
