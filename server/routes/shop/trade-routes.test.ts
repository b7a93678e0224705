import Ajv from 'ajv';
import { type Endpoint, type EndpointName, endpoints } from '../../../src/contract/endpoints';
import type { Payment } from '../../../src/contract/payment';
import { sandboxCashierKey } from '../../config-sandbox';
import { createLogger } from '../../log';
import { createTestCashier, type TestCashier } from '../../shop/testing/test-cashier';
import { createTestApp, type TestApp, type TestCaller } from '../../testing/app';
import { testConfig } from '../../testing/config';
import { describeOnDatabases } from '../../testing/database';
import { createManualClock } from '../../testing/manual-clock';
import { wireSchemas } from '../../wire-schemas';
import { noticePath } from './payment-notices';

const ajv = new Ajv({ strict: false });
const password = 'the-password-of-the-operators';
const address = { name: '林小满', phone: '13911112222', regionCode: '330106', detail: '翠苑街道 1 号' };
let phones = 0;

describeOnDatabases('trade over HTTP', (database) => {
  const lines: string[] = [];
  let server: TestApp;
  let cashier: TestCashier;
  let member: TestCaller;
  let visitor: TestCaller;

  beforeAll(async () => {
    const clock = createManualClock();
    cashier = createTestCashier(clock);
    const config = testConfig({
      operatorPassword: password,
      publicOrigin: 'https://shop.example.com',
      shop: { ...testConfig().shop, cashier: { url: cashier.url, key: sandboxCashierKey } },
    });
    const logger = createLogger('debug', { write: (line) => void lines.push(line) });
    server = await createTestApp({
      database: database(),
      clock,
      overrides: { config, logger, fetch: cashier.fetch },
    });
    cashier.connect(async ({ headers, body }) => {
      const answer = await server.app.inject({ method: 'POST', url: noticePath, headers, payload: body });
      return answer.statusCode;
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    phones += 1;
    member = await server.signIn({ phone: `137${String(phones).padStart(8, '0')}` });
    visitor = await server.signIn();
  });

  /** One call by the contract; its answer is held against the schema. */
  const call = async (
    name: EndpointName,
    path: Readonly<Record<string, string>> = {},
    { by = member, body, query = '' }: { by?: TestCaller | null; body?: object; query?: string } = {},
  ) => {
    const endpoint: Endpoint = endpoints[name];
    const url = endpoint.path.replace(/:(\w+)/g, (_, part: string) => path[part] ?? '');
    const answer = await server.call(endpoint.method, `${url}${query}`, {
      ...(by === null ? {} : { token: by.token }),
      ...(body === undefined ? {} : { body }),
      headers: { 'idempotency-key': `${name}-0001` },
    });
    if (answer.status === 200) {
      const valid = ajv.validate(wireSchemas[name].answer, answer.body);
      expect(valid ? [] : ajv.errors).toEqual([]);
    }
    return answer;
  };
  const operate = (path: string, body?: object, authorization = `Bearer ${password}`) =>
    server.call('POST', `/ops/shop/${path}`, {
      headers: { authorization },
      ...(body === undefined ? {} : { body }),
    });
  const order = async (skuId = 'pantry-can-1'): Promise<string> => {
    await call('createAddress', {}, { body: address });
    const made = await call(
      'createOrder',
      {},
      {
        body: { items: [{ skuId, quantity: 1 }], fromCart: false, remark: ' 放门口 ' },
      },
    );
    expect(made.body.order.remark).toBe('放门口');
    return made.body.order.id;
  };

  test('[I06] [I08] what a guest, a visitor and a member may do', async () => {
    const free: EndpointName[] = ['search', 'listHotWords', 'listRegions', 'listCoupons'];
    for (const name of free) {
      const query = name === 'search' ? '?q=%E8%8B%B9%E6%9E%9C' : '';
      expect((await call(name, {}, { by: null, query })).status).toBe(200);
    }
    expect((await call('getProvince', { code: '330000' }, { by: null })).status).toBe(200);
    const forAll: [EndpointName, object][] = [
      ['checkCart', { checked: true }],
      ['removeCartItems', { skuIds: ['pantry-can-1'] }],
    ];
    for (const [name, body] of forAll) {
      expect((await call(name, {}, { by: null, body })).body.code).toBe('AUTH_FAIL');
      expect((await call(name, {}, { by: visitor, body })).status).toBe(200);
    }
    for (const name of ['clearInvalidCart', 'clearHistory'] as const) {
      expect((await call(name, {}, { by: null })).body.code).toBe('AUTH_FAIL');
      expect((await call(name, {}, { by: visitor })).status).toBe(200);
    }
    const asking: EndpointName[] = [
      'listFavourites',
      'getFavourite',
      'addFavourite',
      'claimCoupon',
      'listMyCoupons',
      'listAddresses',
      'removeAddress',
      'payOrder',
      'cancelOrder',
      'remindOrder',
      'confirmOrder',
      'buyAgain',
      'removeOrder',
      'getPayment',
      'getRefundable',
      'listRefunds',
      'getRefund',
      'withdrawRefund',
    ];
    for (const name of asking) {
      const path = { id: 'some-id', productId: 'fruit-apple' };
      expect((await call(name, path, { by: null })).body.code).toBe('AUTH_FAIL');
      expect((await call(name, path, { by: visitor })).body.code).toBe('MEMBER_REQUIRED');
    }
  });

  test('[H07] [H08] [H09] from checkout to 已完成, and no name, number or address in any log line', async () => {
    await call('createAddress', {}, { body: address });
    const claimed = await call('claimCoupon', { id: 'newcomer-5' });
    const items = [{ skuId: 'pantry-rice-1', quantity: 1 }];
    const { checkout } = (await call('checkout', {}, { body: { items } })).body;
    expect(checkout.couponId).toBe(claimed.body.coupon.id);
    const made = await call(
      'createOrder',
      {},
      {
        body: { items, fromCart: false, couponId: checkout.couponId, expectedTotalFen: checkout.totalFen },
      },
    );
    const id: string = made.body.order.id;
    const { payment }: { payment: Payment } = (await call('payOrder', { id })).body;
    expect(await cashier.tap(payment, 'pay')).toBe(200);
    expect((await call('getPayment', { id: payment.id })).body.payment.state).toBe('paid');
    expect((await call('remindOrder', { id })).status).toBe(200);
    expect(
      (await operate(`orders/${id}/ship`, { carrier: '顺丰速运', trackingNumber: 'SF0001' })).status,
    ).toBe(200);
    expect((await call('confirmOrder', { id })).body.order).toMatchObject({
      status: 'completed',
      address: { phone: address.phone, city: '杭州市' },
      shipment: { carrier: '顺丰速运', trackingNumber: 'SF0001' },
    });
    expect((await call('buyAgain', { id })).body.problems).toEqual([]);
    expect((await call('removeOrder', { id })).status).toBe(200);
    expect((await call('getOrder', { id })).status).toBe(404);
    const log = lines.join('\n');
    expect(log).toContain('/api/orders');
    for (const secret of [address.phone, address.name, address.detail, sandboxCashierKey, password]) {
      expect(log).not.toContain(secret);
    }
  });

  test('[H10] refunds over HTTP', async () => {
    const id = await order();
    const { payment } = (await call('payOrder', { id })).body;
    await cashier.tap(payment, 'pay');
    expect((await call('getRefundable', { id })).body.maxFen).toBe(1580);
    const applied = await call('applyRefund', { id }, { body: { reason: 'late' } });
    expect(applied.body.refund.state).toBe('pending_review');
    const refundId: string = applied.body.refund.id;
    expect((await call('withdrawRefund', { id: refundId })).body.refund.state).toBe('withdrawn');
    expect((await operate(`refunds/${refundId}/approve`)).body.code).toBe('ORDER_STATE');
    expect((await call('listRefunds', {}, { query: `?orderId=${id}` })).body.items).toHaveLength(1);
    expect((await call('getRefund', { id: refundId })).status).toBe(200);
  });

  test('[H09] the desk is for operators only', async () => {
    const id = await order();
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF0001' };
    for (const wrong of ['', `Bearer ${member.token}`, 'Bearer wrong']) {
      expect((await operate(`orders/${id}/ship`, parcel, wrong)).status).toBe(401);
    }
    expect((await operate(`orders/${id}/ship`, parcel)).body.code).toBe('ORDER_STATE');
    expect((await operate('orders/nothing/ship', parcel)).body.code).toBe('NOT_FOUND');
    const waiting = await server.call('GET', '/ops/shop/orders', {
      headers: { authorization: `Bearer ${password}` },
    });
    expect(waiting.status).toBe(200);
  });

  test('[H08] nobody but the channel says that an order is paid', async () => {
    const id = await order();
    const { payment } = (await call('payOrder', { id })).body;
    const notice = {
      event: 'payment.paid',
      merchantNumber: payment.id,
      amountFen: payment.amountFen,
      number: 'made-up',
      paidAt: 1,
    };
    const forged = await server.call('POST', noticePath, {
      body: notice,
      headers: {
        'cashier-timestamp': '1767225600',
        'cashier-nonce': 'n',
        'cashier-signature': '0'.repeat(64),
      },
    });
    expect(forged).toMatchObject({ status: 400, body: { code: 'SIGNATURE_WRONG' } });
    expect((await call('getOrder', { id })).body.order.status).toBe('pending_payment');
  });

  test('[H14] regions come in portions that may be kept', async () => {
    const provinces = await call('listRegions', {}, { by: null });
    expect(provinces.body.items).toHaveLength(34);
    expect(provinces.headers['cache-control']).toContain('max-age');
    expect((await call('getProvince', { code: '990000' }, { by: null })).body.code).toBe('NOT_FOUND');
    expect((await call('getProvince', { code: 'x' }, { by: null })).body.code).toBe('INVALID_INPUT');
  });

  test('[H14] an address with a strange number, region or length is refused by its field', async () => {
    const wrong: [object, string][] = [
      [{ ...address, phone: '12345678901' }, 'phone'],
      [{ ...address, regionCode: '33' }, 'regionCode'],
      [{ ...address, name: '  ' }, 'name'],
      [{ ...address, detail: '长'.repeat(101) }, 'detail'],
    ];
    for (const [body, field] of wrong) {
      expect((await call('createAddress', {}, { body })).body).toMatchObject({
        code: 'INVALID_INPUT',
        field,
      });
    }
  });

  test('[H16] favourites over HTTP', async () => {
    expect((await call('addFavourite', { productId: 'fruit-cherry' })).body).toEqual({ favourite: true });
    expect((await call('getFavourite', { productId: 'fruit-cherry' })).body).toEqual({ favourite: true });
    expect((await call('listFavourites')).body.items).toMatchObject([{ saleState: 'off_shelf' }]);
    expect((await call('removeFavourite', { productId: 'fruit-cherry' })).body).toEqual({ favourite: false });
    expect((await call('removeFavourites', {}, { body: { productIds: ['fruit-cherry'] } })).status).toBe(200);
  });
});
