import type { Host } from '../../sandbox/host/create-host';
import { checkoutWithAddress } from './delivery-address';
import type { Phone } from './phone';
import type { Stage } from './stage';
import { buttonRests, chooseTwo, confirmModal, openProduct, pageOpens, told } from './walk';

/** The steps of a purchase, as a person takes them. */

/** From home to the checkout of two pieces; the user is a member. */
export const openCheckout = async (host: Host): Promise<void> => {
  await openProduct(host);
  await chooseTwo(host, 'buy-now');
  await pageOpens(host, 'pages/trade/checkout/index');
};

/** The checkout has its address: the order is made, and its cashier is open. */
export const submitOrder = async (host: Host): Promise<void> => {
  await checkoutWithAddress(host);
  await buttonRests(host, 'checkout-submit');
  host.current().tap({ id: 'checkout-submit' });
  await cashierStands(host);
};

export const cashierStands = async (host: Host): Promise<void> => {
  await pageOpens(host, 'pages/trade/pay/index');
  await host.waitFor(() => host.current().maybe({ id: 'pay-confirm' }), { what: 'the cashier' });
};

/** Decides at the cashier and sees what became of it. */
export const decide = async (host: Host, decision: 'confirm' | 'refuse', result: string): Promise<void> => {
  host.current().tap({ id: `pay-${decision}` });
  await pageOpens(host, 'pages/trade/result/index');
  await host.waitFor(() => host.current().maybe({ id: `result-${result}` }), {
    what: `the result ${result}`,
  });
};

/** The order's page with its state, in the words that stand there. */
export const orderIs = async (host: Host, words: string): Promise<void> => {
  await pageOpens(host, 'pages/trade/order/index');
  await host.waitFor(() => host.current().maybe({ id: 'order-status' })?.text() === words, {
    what: `the order ${words}`,
  });
};

/** Pull down: the page is asked for again. */
export const refreshOrder = async (host: Host, words: string): Promise<void> => {
  host.current().pullDownRefresh();
  await orderIs(host, words);
};

/** A button of the page's order. */
export const act = (host: Host, orderId: string, action: string): void =>
  host.current().tap({ id: `act-${action}-${orderId}` });

/** A button that asks once more; the answer is yes. */
export const actSurely = async (host: Host, orderId: string, action: string, says: string): Promise<void> => {
  const before = told(host).length;
  act(host, orderId, action);
  await confirmModal(host);
  await host.waitFor(() => told(host).slice(before).includes(says), { what: says });
};

/** The newest order of a phone's user, as the server has it. */
export const newestOrder = async (
  stage: Stage,
  phone: Phone,
): Promise<{ readonly id: string; readonly number: string; readonly status: string }> => {
  const { items } = (await stage.ask(phone, 'GET', '/api/orders')) as {
    items: { id: string; number: string; status: string }[];
  };
  const [order] = items;
  if (order === undefined) throw new Error('There is no order');
  return order;
};
