import { eq } from 'drizzle-orm';
import type { Order } from '../../../src/contract/trade';
import { describeOnDatabases } from '../../testing/database';
import { createShopFixture, testTimes } from '../testing/shop-fixture';
import type { Notice } from './payment-port';
import { shopPayments } from './schema';

describeOnDatabases('payments', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const { shop, cashier, clock } = fixture;
    const user = await fixture.addUser();
    const { skuIds } = await fixture.addGood({ stocks: [10], priceFen: 5000 });
    const order = await fixture.order(user, skuIds[0]);
    const pay = async () => (await shop.payments.pay(user, order.id)).payment;
    const now = async (): Promise<Order> => (await shop.orders.get(user, order.id)).order;
    const paymentState = async (id: string) => (await shop.payments.get(user, id)).payment.state;
    /** What has gone back by itself. */
    const returned = async () =>
      (await shop.refunds.list(user, {})).items.map(({ automatic, state, amountFen }) => [
        automatic,
        state,
        amountFen,
      ]);
    const paidNotice = (paymentId: string, changes: object = {}): Notice => ({
      kind: 'paid',
      paymentId,
      amountFen: 5000,
      channelNumber: `channel-${paymentId}`,
      paidAt: clock.now(),
      ...changes,
    });
    const runChores = async () => {
      for (const chore of shop.chores) await chore();
    };
    return { ...fixture, cashier, user, order, pay, now, paymentState, returned, paidNotice, runChores };
  };

  test('[H08] the payer pays at the cashier, the channel tells us, the order is paid', async () => {
    const { pay, now, cashier, paymentState, order, clock } = await stage();
    const payment = await pay();
    expect(payment).toMatchObject({
      orderId: order.id,
      orderNumber: order.number,
      state: 'open',
      amountFen: 5000,
      expiresAt: order.payUntil,
      paidAt: null,
    });
    expect(payment.cashierUrl).toMatch(/^http:\/\/cashier\.test\/pay\/\w{32}$/);
    expect((await now()).status).toBe('pending_payment');
    expect(await cashier.tap(payment, 'pay')).toBe(200);
    expect(await now()).toMatchObject({ status: 'pending_shipment', paidAt: clock.now() });
    expect(await paymentState(payment.id)).toBe('paid');
    expect(await cashier.tap(payment, 'pay')).toBe(200);
    expect((await now()).refundOpen).toBe(false);
  });

  test('[H08] however often 付款 is tapped, on two servers, there is one payment', async () => {
    const { shop, user, order } = await stage();
    const other = createShopFixture(database()).shop;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? shop : other).payments.pay(user, order.id)),
    );
    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
  });

  test('[H08] a notice that comes twice, or ten times at once, pays once', async () => {
    const { shop, pay, now, returned, paidNotice, cashier, stockOf, order } = await stage();
    const { id } = await pay();
    const notice = paidNotice(id);
    await Promise.all(Array.from({ length: 10 }, () => shop.payments.hear(notice)));
    await shop.payments.hear(notice);
    await cashier.repeat(id);
    expect((await now()).status).toBe('pending_shipment');
    expect(await returned()).toEqual([]);
    expect(await stockOf(order.items[0]?.skuId ?? '')).toBe(9);
  });

  test('[H08] a notice that got lost is made good by the look at the payment', async () => {
    const { pay, now, cashier, paymentState } = await stage();
    const payment = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(payment, 'pay');
    expect((await now()).status).toBe('pending_payment');
    expect(await paymentState(payment.id)).toBe('paid');
    expect((await now()).status).toBe('pending_shipment');
    expect(await cashier.deliver()).toBe(0);
  });

  test('[H08] an order whose payment we never heard of is paid at its end, not cancelled', async () => {
    const { pay, now, cashier, clock, returned } = await stage();
    const payment = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(payment, 'pay');
    clock.advance(testTimes.payWindowMs);
    expect((await now()).status).toBe('pending_shipment');
    expect(await returned()).toEqual([]);
  });

  test('[H08] an order that is paid already cannot be cancelled by one who did not hear of it', async () => {
    const { shop, user, order, pay, now, cashier } = await stage();
    const payment = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(payment, 'pay');
    await expect(shop.deeds.cancel(user, order.id)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    expect((await now()).status).toBe('pending_shipment');
  });

  test('[H08] money for a cancelled order goes back by itself, once', async () => {
    const { shop, user, order, pay, now, cashier, returned, paidNotice, paymentState, stockOf } =
      await stage();
    const payment = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(payment, 'pay');
    await cashier.faults({ down: 1 });
    expect((await shop.deeds.cancel(user, order.id)).order.status).toBe('cancelled');
    expect(await paymentState(payment.id)).toBe('closed');
    await cashier.deliver();
    await cashier.repeat(payment.id);
    expect(await returned()).toEqual([[true, 'refunded', 5000]]);
    expect(await paymentState(payment.id)).toBe('returned');
    expect(await now()).toMatchObject({ status: 'cancelled', cancelReason: 'user', refundedFen: 0 });
    expect(await cashier.refunds()).toMatchObject([{ amountFen: 5000, state: 'done' }]);
    expect(await stockOf(order.items[0]?.skuId ?? '')).toBe(10);
    await expect(
      shop.payments.hear(paidNotice(payment.id, { channelNumber: 'another' })),
    ).rejects.toMatchObject({
      code: 'PAYMENT_MISMATCH',
    });
  });

  test('[H08] a second payment of a paid order goes back', async () => {
    const { shop, pay, now, cashier, returned } = await stage();
    const first = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(first, 'pay');
    await shop.payments.hear({ kind: 'closed', paymentId: first.id });
    const second = await pay();
    expect(second.id).not.toBe(first.id);
    await cashier.tap(second, 'pay');
    expect((await now()).status).toBe('pending_shipment');
    await cashier.deliver();
    expect(await returned()).toEqual([[true, 'refunded', 5000]]);
    await shop.payments.hear({ kind: 'closed', paymentId: second.id });
    expect((await now()).status).toBe('pending_shipment');
  });

  test('[H08] another amount, an unknown number: refused, and nothing is paid', async () => {
    const { shop, pay, now, paidNotice } = await stage();
    const { id } = await pay();
    const wrong = [
      paidNotice(id, { amountFen: 4999 }),
      paidNotice(id, { amountFen: 1 }),
      paidNotice('nobody'),
    ];
    for (const notice of wrong) {
      await expect(shop.payments.hear(notice)).rejects.toMatchObject({ code: 'PAYMENT_MISMATCH' });
    }
    expect((await now()).status).toBe('pending_payment');
  });

  test('[H08] who refuses at the cashier may pay after all, with a new payment', async () => {
    const { pay, now, cashier, paymentState } = await stage();
    const first = await pay();
    expect(await cashier.tap(first, 'refuse')).toBe(200);
    expect(await paymentState(first.id)).toBe('closed');
    expect(await cashier.tap(first, 'pay')).toBe(409);
    const second = await pay();
    expect(second.id).not.toBe(first.id);
    await cashier.tap(second, 'pay');
    expect((await now()).status).toBe('pending_shipment');
  });

  test('[H08] a cancelled order cannot be paid at the cashier any more', async () => {
    const { shop, user, order, pay, cashier } = await stage();
    const payment = await pay();
    await shop.deeds.cancel(user, order.id);
    expect(await cashier.tap(payment, 'pay')).toBe(409);
  });

  test('[H08] payment and cancellation at once: paid, or cancelled with the money on its way back', async () => {
    const { addUser, addGood, order: orderOne, shop, cashier } = createShopFixture(database());
    const { skuIds } = await addGood({ stocks: [900], priceFen: 5000 });
    const users = await Promise.all(Array.from({ length: 20 }, addUser));
    await Promise.all(
      users.map(async (user) => {
        const { id } = await orderOne(user, skuIds[0]);
        const { payment } = await shop.payments.pay(user, id);
        await Promise.allSettled([cashier.tap(payment, 'pay'), shop.deeds.cancel(user, id)]);
        const { order: ended } = await shop.orders.get(user, id);
        const refunds = (await shop.refunds.list(user, {})).items;
        const { payment: money } = await shop.payments.get(user, payment.id);
        const outcome = `${ended.status} ${money.state} ${refunds.map(({ state }) => state).join()}`;
        expect(['pending_shipment paid ', 'cancelled closed ', 'cancelled returned refunded']).toContain(
          outcome,
        );
      }),
    );
  });

  test('[H08] a channel that is down is PAYMENT_UNAVAILABLE; the next tap goes on with the same payment', async () => {
    const { shop, user, order, pay, cashier } = await stage();
    await cashier.faults({ down: 1 });
    await expect(pay()).rejects.toMatchObject({ code: 'PAYMENT_UNAVAILABLE' });
    const { payment } = await shop.payments.pay(user, order.id);
    const rows = await database().db.select().from(shopPayments).where(eq(shopPayments.orderId, order.id));
    expect(rows.map(({ id }) => id)).toEqual([payment.id]);
  });

  test('[H08] money that could not go back at once goes back with the next chore', async () => {
    const { shop, user, order, pay, cashier, returned, runChores } = await stage();
    const payment = await pay();
    await cashier.faults({ loseNotices: 1 });
    await cashier.tap(payment, 'pay');
    await cashier.faults({ down: 1 });
    await shop.deeds.cancel(user, order.id);
    await cashier.faults({ down: 1 });
    await cashier.deliver();
    expect(await returned()).toEqual([[true, 'refunding', 5000]]);
    await cashier.faults({ slowRefunds: 1 });
    await runChores();
    expect(await returned()).toEqual([[true, 'refunding', 5000]]);
    await runChores();
    expect(await returned()).toEqual([[true, 'refunded', 5000]]);
  });
});
