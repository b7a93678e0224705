import { createLogger } from '../../log';
import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';
import { createSimulatedMerchant } from './simulated-merchant';

describeOnDatabases('the simulated merchant', (database) => {
  test('[H09] [H10] ships what was paid and grants what was applied for, not before its time', async () => {
    const { shop, clock, addUser, addGood, paidOrder } = createShopFixture(database());
    const { db } = database();
    const logger = createLogger('silent');
    const work = createSimulatedMerchant({ db, clock, desk: shop.desk, delayMs: 60_000, logger });
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [9] });
    const [toShip, toRefund] = [await paidOrder(user, skuIds[0]), await paidOrder(user, skuIds[0])];
    const { refund } = await shop.refunds.apply({
      userId: user,
      orderId: toRefund.id,
      key: 'give-it-back',
      body: { reason: 'other' },
    });
    const states = async () => [
      (await shop.orders.get(user, toShip.id)).order.status,
      (await shop.orders.get(user, toRefund.id)).order.status,
      (await shop.refunds.get(user, refund.id)).refund.state,
    ];
    clock.advance(59_999);
    await work();
    expect(await states()).toEqual(['pending_shipment', 'pending_shipment', 'pending_review']);
    clock.advance(1);
    await Promise.all([work(), work()]);
    expect(await states()).toEqual(['pending_receipt', 'cancelled', 'refunded']);
  });
});
