import Ajv from 'ajv';
import type { InjectOptions } from 'fastify';
import type { EndpointName } from '../../../src/contract/endpoints';
import type { Cart } from '../../../src/contract/trade';
import { createTestApp, type TestApp, type TestCaller } from '../../testing/app';
import { describeOnDatabases } from '../../testing/database';
import { wireSchemas } from '../../wire-schemas';

const ajv = new Ajv({ strict: false });

const expectAnswer = (name: EndpointName, answer: unknown): void => {
  const valid = ajv.validate(wireSchemas[name].answer, answer);
  expect(valid ? [] : ajv.errors).toEqual([]);
};

let phones = 0;
const freshPhone = (): string => {
  phones += 1;
  return `138${String(phones).padStart(8, '0')}`;
};

describeOnDatabases('the shop over HTTP', (database) => {
  let server: TestApp;
  let visitor: TestCaller;
  let member: TestCaller;

  beforeAll(async () => {
    server = await createTestApp({ database: database() });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    visitor = await server.signIn();
    member = await server.signIn({ phone: freshPhone() });
  });

  const call = async (
    method: NonNullable<InjectOptions['method']>,
    url: string,
    options: { by?: TestCaller; body?: object; key?: string } = {},
  ) => {
    const { by, body, key } = options;
    const headers = { ...by?.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const answer = await server.app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  test('[H02] home, category and product need no session', async () => {
    const categories = await call('GET', '/api/categories');
    expectAnswer('listCategories', categories.body);
    expect(categories.body.items).toHaveLength(8);
    const products = await call('GET', '/api/products?limit=5');
    expectAnswer('listProducts', products.body);
    expect(products.body.items).toHaveLength(5);
    const next = await call('GET', `/api/products?limit=5&cursor=${products.body.nextCursor}`);
    expect(next.status).toBe(200);
    expect(next.body.items[0].id).not.toBe(products.body.items[0].id);
    const product = await call('GET', '/api/products/snack-nuts');
    expectAnswer('getProduct', product.body);
    expect(product.body.product.skus).toHaveLength(9);
  });

  test('[H02] without a limit a page has ten goods', async () => {
    expect((await call('GET', '/api/products')).body.items).toHaveLength(10);
  });

  test('[H05] an unknown good is 404 NOT_FOUND', async () => {
    expect(await call('GET', '/api/products/nothing')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });

  test.each([
    ['/api/products?limit=51', 'limit'],
    ['/api/products?limit=0', 'limit'],
    ['/api/products?limit=many', 'limit'],
    ['/api/products?cursor=nonsense', 'cursor'],
    ['/api/products?categoryId=a%20b', 'categoryId'],
    ['/api/products?colour=red', 'colour'],
    ['/api/products/a%20b', 'id'],
  ])('[S16] GET %s names %s as wrong', async (url, field) => {
    const answer = await call('GET', url);
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT', field } });
  });

  test.each([
    [{ skuId: 'veg-corn-1', quantity: 0 }, 'quantity'],
    [{ skuId: 'veg-corn-1', quantity: -1 }, 'quantity'],
    [{ skuId: 'veg-corn-1', quantity: 1.5 }, 'quantity'],
    [{ skuId: 'veg-corn-1', quantity: 1000 }, 'quantity'],
    [{ skuId: 'veg-corn-1', quantity: '1' }, 'quantity'],
    [{ skuId: 'veg-corn-1' }, 'quantity'],
    [{ skuId: "x'; --", quantity: 1 }, 'skuId'],
    [{ skuId: 'veg-corn-1', quantity: 1, priceFen: 1 }, 'priceFen'],
  ])('[S16] adding %j to the cart names %s as wrong', async (body, field) => {
    const answer = await call('POST', '/api/cart/items', { by: visitor, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT', field } });
  });

  test('[H06] a visitor has a cart; without a session there is none', async () => {
    expect(await call('GET', '/api/cart')).toMatchObject({ status: 401, body: { code: 'AUTH_FAIL' } });
    const added = await call('POST', '/api/cart/items', {
      by: visitor,
      body: { skuId: 'veg-corn-1', quantity: 2 },
    });
    expectAnswer('addToCart', added.body);
    expect(added).toMatchObject({ status: 200, body: { cart: { count: 2, totalFen: 3180 } } });
    const changed = await call('PUT', '/api/cart/items/veg-corn-1', { by: visitor, body: { quantity: 5 } });
    expectAnswer('setCartItem', changed.body);
    expect(changed.body.cart.count).toBe(5);
    expect((await call('GET', '/api/cart', { by: visitor })).body).toEqual(changed.body);
    const removed = await call('DELETE', '/api/cart/items/veg-corn-1', { by: visitor });
    expectAnswer('removeCartItem', removed.body);
    expect(removed.body.cart.items).toEqual([]);
  });

  test.each([
    ['fruit-cherry-1', 1, 'PRODUCT_OFF_SHELF'],
    ['drink-coconut-1', 1, 'OUT_OF_STOCK'],
    ['snack-nuts-6', 1, 'OUT_OF_STOCK'],
    ['fruit-strawberry-1', 3, 'PURCHASE_LIMIT'],
    ['fruit-watermelon-1', 61, 'OUT_OF_STOCK'],
  ])('[H06] %s times %i is 409 %s', async (skuId, quantity, code) => {
    const answer = await call('POST', '/api/cart/items', { by: member, body: { skuId, quantity } });
    expect(answer).toMatchObject({ status: 409, body: { code } });
  });

  test('[H16] a visitor has a history', async () => {
    const recorded = await call('POST', '/api/history', { by: visitor, body: { productId: 'fruit-apple' } });
    expect(recorded).toEqual({ status: 200, body: {} });
    const listed = await call('GET', '/api/history', { by: visitor });
    expectAnswer('listHistory', listed.body);
    expect(listed.body.items).toMatchObject([{ id: 'fruit-apple' }]);
    expect(await call('GET', '/api/history')).toMatchObject({ status: 401 });
  });

  describe('orders', () => {
    const body = { items: [{ skuId: 'pantry-can-1', quantity: 1 }], fromCart: false };
    const address = { name: '林小满', phone: '13900000001', regionCode: '330106', detail: '翠苑街道 1 号' };
    beforeEach(async () => {
      expectAnswer(
        'createAddress',
        (await call('POST', '/api/addresses', { by: member, body: address })).body,
      );
    });
    const order = (by: TestCaller, key: string | undefined, asked: object = body) =>
      call('POST', '/api/orders', { by, body: asked, ...(key === undefined ? {} : { key }) });

    test('[H07] a visitor is asked to log in', async () => {
      const refused = { status: 403, body: { code: 'MEMBER_REQUIRED' } };
      expect(await order(visitor, 'key-of-visitor')).toMatchObject(refused);
      expect(await call('GET', '/api/orders', { by: visitor })).toMatchObject(refused);
      expect(await call('GET', '/api/orders/counts', { by: visitor })).toMatchObject(refused);
    });

    test('[H07] an order needs a key; the same key gives the same order', async () => {
      expect(await order(member, undefined)).toMatchObject({
        status: 400,
        body: { code: 'IDEMPOTENCY_KEY_REQUIRED' },
      });
      const first = await order(member, 'key-00000001');
      expectAnswer('createOrder', first.body);
      expect(first).toMatchObject({
        status: 200,
        body: { order: { goodsFen: 980, freightFen: 600, totalFen: 1580 } },
      });
      expect(await order(member, 'key-00000001')).toEqual(first);
      const other = { ...body, items: [{ skuId: 'pantry-can-1', quantity: 2 }] };
      expect(await order(member, 'key-00000001', other)).toMatchObject({
        status: 409,
        body: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
    });

    test("[H07] the price is the database's: one in the request is refused", async () => {
      const asked = { items: [{ skuId: 'pantry-can-1', quantity: 1, priceFen: 1 }], fromCart: false };
      expect(await order(member, 'key-00000001', asked)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT', field: 'items/0/priceFen' },
      });
    });

    test('[S16] an order without items is refused', async () => {
      expect(await order(member, 'key-00000001', { items: [], fromCart: true })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT', field: 'items' },
      });
    });

    test('[H07] from the cart: what was ordered has left it', async () => {
      const { body: filled } = await call('POST', '/api/cart/items', {
        by: member,
        body: { skuId: 'pantry-can-1', quantity: 3 },
      });
      const cart: Cart = filled.cart;
      const items = cart.items.map(({ skuId, quantity }) => ({ skuId, quantity }));
      const made = await order(member, 'key-00000002', { items, fromCart: true });
      expect(made.body.order.goodsFen).toBe(cart.totalFen);
      expect((await call('GET', '/api/cart', { by: member })).body.cart.count).toBe(0);
    });

    test('[H09] the owner finds it in the list, in the counts and by id; nobody else does', async () => {
      const { order: made, now } = (await order(member, 'key-00000003')).body;
      const list = await call('GET', '/api/orders?status=pending_payment', { by: member });
      expectAnswer('listOrders', list.body);
      expect(list.body).toMatchObject({ items: [{ id: made.id, items: made.items }], nextCursor: null, now });
      expect(JSON.stringify(list.body)).not.toContain(address.phone);
      const counts = await call('GET', '/api/orders/counts', { by: member });
      expectAnswer('countOrders', counts.body);
      expect(counts.body.pending_payment).toBe(1);
      const found = await call('GET', `/api/orders/${made.id}`, { by: member });
      expectAnswer('getOrder', found.body);
      expect(found.body.order).toEqual(made);
      const stranger = await server.signIn({ phone: freshPhone() });
      expect(await call('GET', `/api/orders/${made.id}`, { by: stranger })).toMatchObject({ status: 404 });
      expect((await call('GET', '/api/orders', { by: stranger })).body.items).toEqual([]);
    });

    test('[S16] an unknown order state is refused', async () => {
      const answer = await call('GET', '/api/orders?status=lost', { by: member });
      expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT', field: 'status' } });
    });
  });
});
