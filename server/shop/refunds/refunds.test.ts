import { eq } from 'drizzle-orm';
import type { ApplyRefundBody } from '../../../src/contract/refund';
import { newId, systemRandom } from '../../random';
import { describeOnDatabases } from '../../testing/database';
import { afterSalesMs } from '../orders/order-rules';
import { shopPayments } from '../payments/schema';
import { createShopFixture, parcel, testTimes } from '../testing/shop-fixture';

const exceeded = { code: 'REFUND_EXCEEDED' };

describeOnDatabases('refunds', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const { shop } = fixture;
    const user = await fixture.addUser();
    const { skuIds } = await fixture.addGood({ stocks: [10], priceFen: 1000 });
    const apply = async (orderId: string, body: Partial<ApplyRefundBody> = {}, key = newId(systemRandom)) =>
      (await shop.refunds.apply({ userId: user, orderId, key, body: { reason: 'unwanted', ...body } }))
        .refund;
    const now = async (id: string) => (await shop.orders.get(user, id)).order;
    const refundNow = async (id: string) => (await shop.refunds.get(user, id)).refund;
    const reservedOf = async (orderId: string) => {
      const [row] = await database().db.select().from(shopPayments).where(eq(shopPayments.orderId, orderId));
      return row?.reservedFen;
    };
    return { ...fixture, user, skuId: skuIds[0], apply, now, refundNow, reservedOf };
  };

  test('[H10] 待审核 → 退款中 → 已退款: the money, the pieces and the order', async () => {
    const { shop, user, skuId, paidOrder, apply, now, refundNow, cashier, stockOf, clock } = await stage();
    const order = await paidOrder(user, skuId, 3);
    expect(order.totalFen).toBe(3600);
    expect(await shop.refunds.refundable(user, order.id)).toMatchObject({
      lines: [{ skuId, quantity: 3, amountFen: 3000 }],
      freightFen: 600,
      maxFen: 3600,
    });
    const refund = await apply(order.id, { note: ' 不想要了 ' });
    expect(refund).toMatchObject({
      orderNumber: order.number,
      state: 'pending_review',
      amountFen: 3600,
      note: '不想要了',
      automatic: false,
      canWithdraw: true,
      lines: [{ skuId, quantity: 3, amountFen: 3000 }],
    });
    expect(await now(order.id)).toMatchObject({ refundOpen: true, actions: ['buy_again'] });
    expect((await shop.orders.count(user)).after_sales).toBe(1);
    clock.advance(1000);
    await shop.desk.approve(refund.id);
    expect(await refundNow(refund.id)).toMatchObject({
      state: 'refunded',
      reviewedAt: clock.now(),
      endedAt: clock.now(),
      canWithdraw: false,
    });
    expect(await now(order.id)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'refunded',
      refundedFen: 3600,
      refundOpen: false,
    });
    expect(await cashier.refunds()).toMatchObject([{ amountFen: 3600, state: 'done' }]);
    expect(await stockOf(skuId)).toBe(10);
    expect((await shop.orders.count(user)).after_sales).toBe(0);
  });

  test('[H10] some pieces of a shipped order: their share, no freight, nothing on the shelf, the order goes on', async () => {
    const { shop, user, skuId, shippedOrder, apply, now, stockOf } = await stage();
    const { id } = await shippedOrder(user, skuId, 3);
    const refund = await apply(id, { reason: 'damaged', items: [{ skuId, quantity: 2 }], amountFen: 1500 });
    await expect(shop.deeds.confirm(user, id)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await shop.desk.approve(refund.id);
    expect(await now(id)).toMatchObject({
      status: 'pending_receipt',
      refundedFen: 1500,
      items: [{ refundQuantity: 2 }],
    });
    expect(await stockOf(skuId)).toBe(7);
    const last = await apply(id);
    expect(last).toMatchObject({ amountFen: 1000, lines: [{ quantity: 1 }] });
    await shop.desk.approve(last.id);
    expect(await now(id)).toMatchObject({ status: 'cancelled', cancelReason: 'refunded', refundedFen: 2500 });
  });

  test('[H10] more money or more pieces than there are is REFUND_EXCEEDED, with the field', async () => {
    const { user, skuId, paidOrder, apply } = await stage();
    const { id } = await paidOrder(user, skuId, 2);
    await expect(apply(id, { amountFen: 2601 })).rejects.toMatchObject({ ...exceeded, field: 'amountFen' });
    const one = { items: [{ skuId, quantity: 1 }], amountFen: 1001 };
    await expect(apply(id, one)).rejects.toMatchObject({ ...exceeded, field: 'amountFen' });
    await expect(apply(id, { items: [{ skuId, quantity: 3 }] })).rejects.toMatchObject({
      ...exceeded,
      field: 'items/0/quantity',
    });
    const invalid = { code: 'INVALID_INPUT', field: 'items/0/skuId' };
    await expect(apply(id, { items: [{ skuId: 'other', quantity: 1 }] })).rejects.toMatchObject(invalid);
    await apply(id);
    await expect(apply(id)).rejects.toMatchObject({ code: 'REFUND_CLOSED' });
  });

  test('[H10] twenty applications at once for two pieces: two of them, and not a fen beyond what was paid', async () => {
    const { shop, user, skuId, paidOrder, apply, now, reservedOf, cashier } = await stage();
    const { id } = await paidOrder(user, skuId, 2);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => apply(id, { items: [{ skuId, quantity: 1 }] })),
    );
    const made = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made).toHaveLength(2);
    expect(await reservedOf(id)).toBe(2600);
    await Promise.all(
      made
        .flatMap(({ id: refundId }) => [shop.desk.approve(refundId), shop.desk.approve(refundId)])
        .map((one) => one.catch((error: unknown) => expect(error).toMatchObject({ code: 'ORDER_STATE' }))),
    );
    expect(await now(id)).toMatchObject({ status: 'cancelled', refundedFen: 2600 });
    expect((await cashier.refunds()).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(2600);
  });

  test('[H10] the same key is one application; with another body it is refused', async () => {
    const { user, skuId, paidOrder, apply } = await stage();
    const { id } = await paidOrder(user, skuId, 5);
    const body = { items: [{ skuId, quantity: 1 }] };
    const answers = await Promise.all([1, 2, 3].map(() => apply(id, body, 'the-same-key')));
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
    await expect(apply(id, { ...body, amountFen: 5 }, 'the-same-key')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test('[H10] withdrawn or rejected: pieces and money are free again', async () => {
    const { shop, user, skuId, paidOrder, apply, now, refundNow, reservedOf, addUser } = await stage();
    const { id } = await paidOrder(user, skuId, 2);
    const first = await apply(id);
    const stranger = await addUser();
    await expect(shop.refunds.withdraw(stranger, first.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(shop.desk.ship(id, parcel)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    const [withdrawn] = await Promise.all([
      shop.refunds.withdraw(user, first.id),
      shop.refunds.withdraw(user, first.id).catch(() => undefined),
    ]);
    expect(withdrawn.refund).toMatchObject({ state: 'withdrawn', canWithdraw: false });
    expect((await shop.refunds.withdraw(user, first.id)).refund.state).toBe('withdrawn');
    expect(await reservedOf(id)).toBe(0);
    const second = await apply(id, { amountFen: 100 });
    await shop.desk.reject(second.id, '商品已经出库');
    expect(await refundNow(second.id)).toMatchObject({ state: 'rejected', rejection: '商品已经出库' });
    expect(await reservedOf(id)).toBe(0);
    expect(await now(id)).toMatchObject({ refundOpen: false, items: [{ refundQuantity: 0 }] });
    await expect(shop.refunds.withdraw(user, second.id)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await expect(shop.desk.approve(second.id)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await shop.desk.ship(id, parcel);
  });

  test('[H10] unpaid, cancelled and long completed orders are REFUND_CLOSED', async () => {
    const { shop, user, skuId, order, shippedOrder, apply, clock } = await stage();
    const closed = { code: 'REFUND_CLOSED' };
    const unpaid = await order(user, skuId);
    await expect(apply(unpaid.id)).rejects.toMatchObject(closed);
    await shop.deeds.cancel(user, unpaid.id);
    await expect(shop.refunds.refundable(user, unpaid.id)).rejects.toMatchObject(closed);
    const { id } = await shippedOrder(user, skuId);
    const { order: done } = await shop.deeds.confirm(user, id);
    expect(done.actions).toContain('refund');
    clock.advance(afterSalesMs);
    await expect(apply(id)).rejects.toMatchObject(closed);
    expect((await shop.orders.get(user, id)).order.actions).not.toContain('refund');
  });

  test('[H15] a coupon comes back with a whole refund before shipping only if its offer says so', async () => {
    const { shop, user, skuId, paidOrder, apply, giveCoupon } = await stage();
    for (const backOnRefund of [true, false]) {
      const couponId = await giveCoupon(user, { backOnRefund });
      const order = await paidOrder(user, skuId, 2, couponId);
      expect(order).toMatchObject({ discountFen: 500, totalFen: 2100 });
      const refund = await apply(order.id);
      expect(refund.amountFen).toBe(2100);
      await shop.desk.approve(refund.id);
      const { items } = await shop.coupons.mine(user, { state: 'usable' });
      expect(items.some(({ id }) => id === couponId)).toBe(backOnRefund);
    }
  });

  test('[H10] an order that is being refunded does not complete by itself', async () => {
    const { shop, user, skuId, shippedOrder, apply, now, clock } = await stage();
    const { id } = await shippedOrder(user, skuId);
    const refund = await apply(id);
    clock.advance(testTimes.receiveWindowMs);
    for (const chore of shop.chores) await chore();
    expect((await now(id)).status).toBe('pending_receipt');
    await shop.refunds.withdraw(user, refund.id);
    for (const chore of shop.chores) await chore();
    expect((await now(id)).status).toBe('completed');
  });

  test('[H10] lists newest first in pages, of all orders or of one; only the own ones', async () => {
    const { shop, user, skuId, paidOrder, apply, clock, addUser } = await stage();
    const [one, two] = [await paidOrder(user, skuId, 3), await paidOrder(user, skuId, 3)];
    const made: string[] = [];
    for (const { id } of [one, two, one, two, one]) {
      made.unshift((await apply(id, { items: [{ skuId, quantity: 1 }] })).id);
      clock.advance(10);
    }
    const first = await shop.refunds.list(user, { limit: 3 });
    const rest = await shop.refunds.list(user, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
    expect((await shop.refunds.list(user, { orderId: two.id })).items).toHaveLength(2);
    const stranger = await addUser();
    expect((await shop.refunds.list(stranger, {})).items).toEqual([]);
    await expect(shop.refunds.get(stranger, made[0] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('[H10] money on its way is 退款中 until the channel says that it has arrived', async () => {
    const { shop, user, skuId, paidOrder, apply, refundNow, cashier, now } = await stage();
    const { id } = await paidOrder(user, skuId);
    const refund = await apply(id);
    await cashier.faults({ slowRefunds: 1 });
    await shop.desk.approve(refund.id);
    expect((await refundNow(refund.id)).state).toBe('refunding');
    expect((await now(id)).status).toBe('pending_shipment');
    const told = { kind: 'refunded', refundNumber: refund.number, amountFen: refund.amountFen } as const;
    await expect(shop.payments.hear({ ...told, amountFen: 1 })).rejects.toMatchObject({
      code: 'PAYMENT_MISMATCH',
    });
    await Promise.all([shop.payments.hear(told), shop.payments.hear(told)]);
    expect((await refundNow(refund.id)).state).toBe('refunded');
    expect(await now(id)).toMatchObject({ status: 'cancelled', refundedFen: refund.amountFen });
  });
});
