import { giveAddress, writeAddress } from './testing/delivery-address';
import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  act,
  actSurely,
  cashierStands,
  decide,
  newestOrder,
  openCheckout,
  orderIs,
  refreshOrder,
  submitOrder,
} from './testing/trade';
import { becomeMember, buttonRests, openMe, openTab, pageOpens, told } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const minute = 60_000;

describe.each(ends)('a purchase on %s', (end) => {
  const member = async () => {
    const phone = stage.phone(end, stage.person().id);
    const host = await phone.start();
    await becomeMember(host);
    await openTab(host, 'home');
    return { phone, host };
  };

  /** A member whose order waits at the cashier. */
  const atCashier = async () => {
    const { phone, host } = await member();
    await giveAddress(stage, phone);
    await openCheckout(host);
    await submitOrder(host);
    return { phone, host, order: await newestOrder(stage, phone) };
  };

  /** A member on the page of an order that is paid. */
  const withPaidOrder = async () => {
    const bought = await atCashier();
    await decide(bought.host, 'confirm', 'paid');
    bought.host.current().tap({ id: 'result-order' });
    await orderIs(bought.host, '待发货');
    return bought;
  };

  test('[H07] [H08] [H09] bought, sent to a new address, paid, shipped, received', async () => {
    const { phone, host } = await member();
    await openCheckout(host);
    await host.waitFor(() => host.current().maybe({ id: 'checkout-address' }), {
      what: 'the way to an address',
    });
    host.current().tap({ id: 'checkout-address' });
    await writeAddress(host, '林夏', '文三路 9 号');
    await submitOrder(host);
    expect(host.current().text()).toContain('模拟收银台');
    expect(host.current().find({ id: 'pay-left' }).text()).toMatch(/^剩余付款时间 (30:00|29:\d\d)$/);
    const order = await newestOrder(stage, phone);
    expect(order.status).toBe('pending_payment');
    await decide(host, 'confirm', 'paid');
    host.current().tap({ id: 'result-order' });
    await orderIs(host, '待发货');
    expect(host.current().find({ id: 'order-address' }).text()).toContain('文三路 9 号');
    expect(host.current().find({ id: 'order-number' }).text()).toContain(order.number);

    await stage.server.operate(`/orders/${order.id}/ship`, { carrier: '顺丰速运', trackingNumber: 'SF0001' });
    await refreshOrder(host, '待收货');
    expect(host.current().find({ id: 'order-shipment' }).text()).toContain('SF0001');
    await actSurely(host, order.id, 'confirm', '已确认收货');
    await orderIs(host, '已完成');
    expect((await newestOrder(stage, phone)).status).toBe('completed');
    expectNoErrors(host);
  });

  test('[H10] a paid order goes back: applied for, in the list, given back by the shop', async () => {
    const { phone, host, order } = await withPaidOrder();
    act(host, order.id, 'refund');
    await pageOpens(host, 'pages/trade/refund-apply/index');
    await host.waitFor(() => host.current().maybe({ id: 'refund-send' }), { what: 'the form' });
    host.current().tap({ id: 'refund-send' });
    await host.waitFor(() => told(host).includes('请选择退款原因'), { what: 'what is missing' });
    host.current().tap({ id: 'reason-unwanted' });
    await host.waitFor(() => host.current().find({ id: 'reason-unwanted' }).classes.includes('reason-on'), {
      what: 'the reason',
    });
    host.current().tap({ id: 'refund-send' });
    await pageOpens(host, 'pages/trade/refund/index');
    const stateIs = (words: string): Promise<unknown> =>
      host.waitFor(() => host.current().maybe({ id: 'refund-state' })?.text() === words, { what: words });
    await stateIs('待审核');

    const { items } = (await stage.ask(phone, 'GET', '/api/refunds')) as { items: { id: string }[] };
    await stage.server.operate(`/refunds/${items[0]?.id}/approve`);
    host.current().pullDownRefresh();
    await stateIs('已退款');
    await host.back();
    await orderIs(host, '已取消');
    expect(host.current().text()).toContain('款项已全部退回');

    await openMe(host);
    host.current().tap({ id: 'orders-after-sales' });
    await pageOpens(host, 'pages/trade/refunds/index');
    await host.waitFor(() => host.current().maybe({ id: `refund-${items[0]?.id}` }), { what: 'the refund' });
    expectNoErrors(host);
  });

  test('[H10] an application is taken back', async () => {
    const { host, order } = await withPaidOrder();
    act(host, order.id, 'refund');
    await pageOpens(host, 'pages/trade/refund-apply/index');
    await host.waitFor(() => host.current().maybe({ id: 'refund-form' }), { what: 'the form' });
    host.current().tap({ id: 'reason-late' });
    host.current().input({ id: 'refund-amount' }, '0.01');
    host.current().tap({ id: 'refund-send' });
    await host.waitFor(() => host.current().maybe({ id: 'refund-withdraw' }), { what: 'the way back' });
    expect(host.current().text()).toContain('¥0.01');
    host.current().tap({ id: 'refund-withdraw' });
    (await host.waitFor(() => host.sheet(), { what: 'a question' })).choose('confirm');
    await host.waitFor(() => host.current().maybe({ id: 'refund-state' })?.text() === '已撤销', {
      what: 'the end of it',
    });
    await host.back();
    await orderIs(host, '待发货');
    expectNoErrors(host);
  });

  test('[H08] [H09] refused at the cashier, paid later from the list', async () => {
    const { phone, host, order } = await atCashier();
    await decide(host, 'refuse', 'closed');
    expect((await newestOrder(stage, phone)).status).toBe('pending_payment');
    await openMe(host);
    host.current().tap({ id: 'orders-pending_payment' });
    await pageOpens(host, 'pages/trade/orders/index');
    await host.waitFor(() => host.current().maybe({ id: `act-pay-${order.id}` }), { what: '付款' });
    act(host, order.id, 'pay');
    await cashierStands(host);
    await decide(host, 'confirm', 'paid');
    expect((await newestOrder(stage, phone)).status).toBe('pending_shipment');
    await host.back();
    await pageOpens(host, 'pages/trade/orders/index');
    await host.waitFor(() => host.current().maybe({ id: `order-${order.id}` }) === null, {
      what: 'a tab without the paid order',
    });
    expectNoErrors(host);
  });

  test('[H08] [H19] the network is lost at the cashier: it is said, nothing is taken for paid, the next tap pays', async () => {
    const { phone, host } = await atCashier();
    host.setNetwork('none');
    host.current().tap({ id: 'pay-confirm' });
    await host.waitFor(() => told(host).includes('暂时联系不上收银台，请稍后再试'), {
      what: 'what went wrong',
    });
    expect(host.current().route).toBe('pages/trade/pay/index');
    expect((await newestOrder(stage, phone)).status).toBe('pending_payment');
    host.setNetwork('wifi');
    await buttonRests(host, 'pay-confirm');
    await decide(host, 'confirm', 'paid');
    expectNoErrors(host);
  });

  test('[H09] [B04] a second of the count-down costs a few bytes, not the page', async () => {
    const { host, order } = await atCashier();
    await openMe(host);
    await host.waitFor(() => host.current().maybe({ id: `open-order-${order.id}` }), {
      what: 'the newest order',
    });
    host.current().tap({ id: `open-order-${order.id}` });
    await orderIs(host, '待付款');
    const left = (): string => host.current().maybe({ id: 'order-left' })?.text() ?? '';
    await host.waitFor(() => left() !== '', { what: 'the count-down' });
    const [before, shown] = [host.current().setDataBytes(), left()];
    stage.advance(1_000);
    await host.waitFor(() => left() !== shown, { what: 'the next second' });
    expect(host.current().setDataBytes() - before).toBeLessThan(200);
    expectNoErrors(host);
  });

  test('[H09] cancelled, then deleted; the shop is reminded once', async () => {
    const { host, order } = await atCashier();
    await openMe(host);
    host.current().tap({ id: 'orders-entry' });
    await pageOpens(host, 'pages/trade/orders/index');
    await host.waitFor(() => host.current().maybe({ id: `act-cancel-${order.id}` }), { what: '取消订单' });
    act(host, order.id, 'cancel');
    (await host.waitFor(() => host.sheet(), { what: 'a question' })).choose('cancel');
    await actSurely(host, order.id, 'cancel', '订单已取消');
    await host.waitFor(() => host.current().maybe({ id: `act-delete-${order.id}` }), { what: '删除订单' });
    await actSurely(host, order.id, 'delete', '订单已删除');
    await host.waitFor(() => host.current().text().includes('还没有相关订单'), { what: 'an empty list' });
    expectNoErrors(host);

    const paid = await withPaidOrder();
    act(paid.host, paid.order.id, 'remind');
    await paid.host.waitFor(() => told(paid.host).includes('已提醒商家尽快发货'), { what: 'the reminder' });
    act(paid.host, paid.order.id, 'remind');
    await paid.host.waitFor(() => told(paid.host).some((text) => text.includes('后可再次提醒')), {
      what: 'why not once more',
    });
    expectNoErrors(paid.host);
  });

  test('[H09] 再次购买 fills the cart', async () => {
    const { host, order } = await withPaidOrder();
    act(host, order.id, 'buy_again');
    await pageOpens(host, 'pages/cart/index');
    await host.waitFor(() => host.current().all({ class: 'cart-row' }).length > 0, { what: 'the goods' });
    expectNoErrors(host);
  });

  test('[H08] [H09] the time to pay ends while the cashier stands open: nothing is paid, the order is cancelled', async () => {
    const { phone, host, order } = await atCashier();
    stage.advance(31 * minute);
    await host.waitFor(() => host.current().maybe({ id: 'pay-order' }), { what: 'the end of the payment' });
    host.current().tap({ id: 'pay-order' });
    await orderIs(host, '已取消');
    expect(host.current().text()).toContain('超时未付款');
    expect((await newestOrder(stage, phone)).status).toBe('cancelled');
    expect(host.current().maybe({ id: `act-pay-${order.id}` })).toBeNull();
    expectNoErrors(host);
  });
});
