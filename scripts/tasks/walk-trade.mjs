const address = {
  name: '林夏',
  phone: '13800138000',
  regionCode: '330106',
  detail: '文三路 9 号 一栋二单元三〇四室，门口有一棵很大的桂花树',
};

/** Asks the server as the app does, with the session that the browser keeps. */
const ask = (page, method, path, body) =>
  page.evaluate(
    async ([verb, url, data]) => {
      const kept = Object.values(localStorage).join(' ');
      const token = /\\*"token\\*":\\*"([A-Za-z0-9_-]+)/.exec(kept)?.[1];
      const answer = await fetch(url, {
        method: verb,
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': `walk-${Date.now()}`,
          ...(data && { 'content-type': 'application/json' }),
        },
        ...(data && { body: JSON.stringify(data) }),
      });
      return answer.json();
    },
    [method, path, body],
  );

const operate = (origin, path, body = {}) =>
  fetch(`${origin}/ops/shop${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Makes orders by the wire, since the checkout has a walk of its own. */
const makeOrder = async (page, skuIds, remark = '') => {
  const items = skuIds.map((skuId) => ({ skuId, quantity: 2 }));
  return (await ask(page, 'POST', '/api/orders', { items, fromCart: false, remark })).order;
};

const walkPayment = async (page, { shot, visible }, origin, orderId) => {
  await page.goto(`${origin}/pages/trade/pay/index?orderId=${orderId}`);
  await visible('pay-confirm').waitFor();
  await shot('pay');
  await visible('pay-refuse').click();
  await visible('result-closed').waitFor();
  await shot('pay-refused');
  await visible('result-next').click();
  await visible('pay-confirm').click();
  await visible('result-paid').waitFor();
  await shot('pay-result');
  await visible('result-order').click();
};

const walkRefund = async (page, { shot, visible }, origin, order) => {
  await page.goto(`${origin}/pages/trade/refund-apply/index?orderId=${order.id}`);
  await visible('refund-form').waitFor();
  await visible('reason-damaged').click();
  await shot('refund-apply');
  await visible('refund-send').click();
  await visible('refund-view').waitFor();
  await shot('refund');
  await page.goto(`${origin}/pages/trade/refunds/index`);
  await visible('refund-list').waitFor();
  await shot('refunds');
};

/** Some that are on the shelf and can be had twice. */
const findSkus = async (origin) => {
  const read = async (path) => (await fetch(origin + path)).json();
  const { items } = await read('/api/products');
  const products = await Promise.all(items.slice(0, 6).map(({ id }) => read(`/api/products/${id}`)));
  return products
    .flatMap(({ product }) => product.skus.filter(({ stock }) => stock > 5).slice(0, 1))
    .map(({ id }) => id)
    .slice(0, 3);
};

/**
 * The pages of an order from its cashier to its refund: every page of `pages/trade` but the checkout. `eyes` as in
 * `screenshots.mjs`; the browser is a member's.
 */
export const walkTrade = async (page, eyes, origin) => {
  const { shot, visible } = eyes;
  const skuIds = await findSkus(origin);
  await ask(page, 'POST', '/api/addresses', address);
  const waiting = await makeOrder(page, skuIds, '请放在门口的快递柜里，谢谢');
  const bought = await makeOrder(page, skuIds);
  await page.goto(`${origin}/pages/trade/order/index?id=${waiting.id}`);
  await visible('order-left').waitFor();
  await shot('order-waiting');
  await walkPayment(page, eyes, origin, bought.id);
  await visible('order-status').waitFor();
  await operate(origin, `/orders/${bought.id}/ship`, {
    carrier: '顺丰速运',
    trackingNumber: 'SF1234567890123',
  });
  await page.goto(`${origin}/pages/trade/order/index?id=${bought.id}`);
  await visible('order-shipment').waitFor();
  await shot('order-shipped');
  await page.goto(`${origin}/pages/trade/orders/index`);
  await visible(`act-confirm-${bought.id}`).waitFor();
  await shot('orders-acts');
  await walkRefund(page, eyes, origin, bought);
};
