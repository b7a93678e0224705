import { type End, ends } from './testing/ends';
import type { Phone } from './testing/phone';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  askForOrders,
  backFromOrders,
  becomeMember,
  homeWithGoods,
  logInBySms,
  openMe,
  openTab,
  openTypedWays,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

interface Cart {
  readonly items: readonly { readonly skuId: string; readonly quantity: number }[];
}

const cartOf = async (phone: Phone): Promise<Record<string, number>> => {
  const { cart } = (await stage.ask(phone, 'GET', '/api/cart')) as { cart: Cart };
  return Object.fromEntries(cart.items.map(({ skuId, quantity }) => [skuId, quantity]));
};

/** Two SKUs with stock, of two products. */
const twoSkus = async (phone: Phone): Promise<[string, string]> => {
  const { items } = (await stage.ask(phone, 'GET', '/api/products')) as { items: { id: string }[] };
  const found: string[] = [];
  for (const { id } of items) {
    const { product } = (await stage.ask(phone, 'GET', `/api/products/${id}`)) as {
      product: { saleState: string; skus: { id: string; stock: number }[] };
    };
    const sku = product.saleState === 'on_sale' && product.skus.find(({ stock }) => stock > 20);
    if (sku) found.push(sku.id);
  }
  const [first, second] = found;
  if (first === undefined || second === undefined) throw new Error('The shop has no two goods');
  return [first, second];
};

const put = (phone: Phone, skuId: string, quantity: number): Promise<unknown> =>
  stage.ask(phone, 'POST', '/api/cart/items', { skuId, quantity });

const idOf = async (phone: Phone): Promise<string> => {
  const { user } = (await stage.ask(phone, 'GET', '/api/me')) as { user: { id: string } };
  return user.id;
};

const pairs = ends.map((end, index): [End, End] => [end, ends[(index + 1) % ends.length] ?? end]);

describe.each(pairs)('one person on %s and %s', (one, other) => {
  const startBoth = async () => {
    const person = stage.person();
    const phones = [stage.phone(one, person.id), stage.phone(other, person.id)] as const;
    const hosts = [await phones[0].start(), await phones[1].start()] as const;
    for (const [index, host] of hosts.entries()) {
      await homeWithGoods(host);
      await host.waitFor(() => phones[index]?.token(), { what: 'a visitor' });
    }
    return { ...person, phones, hosts };
  };

  test('[P19] [F18] the carts of two visitors become one by the phone number, counts added', async () => {
    const { phones, hosts } = await startBoth();
    const [a, b] = phones;
    const [apple, other] = await twoSkus(a);
    await put(a, apple, 2);
    await put(b, apple, 1);
    await put(b, other, 3);
    expect(await idOf(a)).not.toBe(await idOf(b));

    await becomeMember(hosts[0]);
    await becomeMember(hosts[1]);
    expect(await idOf(a)).toBe(await idOf(b));
    expect(await cartOf(a)).toEqual({ [apple]: 3, [other]: 3 });
    expect(await cartOf(b)).toEqual({ [apple]: 3, [other]: 3 });

    const seen = [];
    for (const host of hosts) {
      await openTab(host, 'cart');
      await host.waitFor(() => host.current().all({ class: 'cart-row' }).length === 2, { what: 'the cart' });
      seen.push(
        host
          .current()
          .all({ class: 'cart-row' })
          .map((row) => row.text())
          .sort(),
      );
      expectNoErrors(host);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('[P16] [P19] [F18] the number comes by the platform here and by a message there: one user', async () => {
    const { phones, hosts, phoneNumber } = await startBoth();
    await becomeMember(hosts[0]);
    await openMe(hosts[1]);
    await askForOrders(hosts[1]);
    await openTypedWays(hosts[1]);
    await logInBySms(hosts[1], stage, phoneNumber);
    await backFromOrders(hosts[1]);
    expect(await idOf(phones[0])).toBe(await idOf(phones[1]));
    for (const host of hosts) expectNoErrors(host);
  });
});
