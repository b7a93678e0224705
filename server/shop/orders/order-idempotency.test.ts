import { newId, systemRandom } from '../../random';
import { describeOnDatabases } from '../../testing/database';
import { createShopFixture, openTestShop } from '../testing/shop-fixture';

describeOnDatabases('order keys and races', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    return { ...fixture, user: await fixture.addUser(), key: newId(systemRandom) };
  };
  const bodyOf = (skuId: string, quantity = 1) => ({ items: [{ skuId, quantity }], fromCart: false });

  test('[H07] the same key gives the same order, on another server and later too', async () => {
    const { shop, user, key, addGood, stockOf, clock, setPrice } = await stage();
    const { skuIds } = await addGood({ stocks: [5] });
    const request = { userId: user, key, body: bodyOf(skuIds[0]) };
    const first = await shop.orders.create(request);
    clock.advance(60_000);
    await setPrice(skuIds[0], 1);
    const again = await createShopFixture(database()).shop.orders.create(request);
    expect(again.order).toEqual(first.order);
    expect(await stockOf(skuIds[0])).toBe(4);
  });

  test('[H07] a double tap on two servers makes one order', async () => {
    const { shop, user, key, addGood, stockOf } = await stage();
    const other = createShopFixture(database()).shop;
    const { skuIds } = await addGood({ stocks: [1] });
    const request = { userId: user, key, body: bodyOf(skuIds[0]) };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? shop : other).orders.create(request)),
    );
    expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
    expect(await stockOf(skuIds[0])).toBe(0);
    expect((await shop.orders.list(user, {})).items).toHaveLength(1);
  });

  test('[H07] a double tap from the cart makes one order and empties the cart once', async () => {
    const { shop, user, key, addGood } = await stage();
    const { skuIds } = await addGood({ stocks: [9] });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 1 });
    const request = { userId: user, key, body: { ...bodyOf(skuIds[0]), fromCart: true } };
    const answers = await Promise.all([shop.orders.create(request), shop.orders.create(request)]);
    expect(answers[0]?.order).toEqual(answers[1]?.order);
    expect((await shop.cart.get(user)).cart.count).toBe(0);
  });

  test('[H07] the same key with another body is IDEMPOTENCY_KEY_REUSED', async () => {
    const { shop, user, key, addGood, stockOf } = await stage();
    const { skuIds } = await addGood({ stocks: [9] });
    await shop.orders.create({ userId: user, key, body: bodyOf(skuIds[0]) });
    for (const body of [bodyOf(skuIds[0], 2), { ...bodyOf(skuIds[0]), fromCart: true }]) {
      await expect(shop.orders.create({ userId: user, key, body })).rejects.toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    }
    expect(await stockOf(skuIds[0])).toBe(8);
  });

  test('[H07] keys of different users are different keys', async () => {
    const { shop, user, key, addGood, addUser } = await stage();
    const { skuIds } = await addGood({ stocks: [9] });
    const mine = await shop.orders.create({ userId: user, key, body: bodyOf(skuIds[0]) });
    const other = await addUser();
    const theirs = await shop.orders.create({ userId: other, key, body: bodyOf(skuIds[0]) });
    expect(theirs.order.id).not.toBe(mine.order.id);
  });

  test('[H07] [S14] 100 orders at once for the last 10 pieces give 10 orders and 90 refusals', async () => {
    const { shop, addGood, addUser, stockOf } = await stage();
    const other = createShopFixture(database()).shop;
    const { skuIds } = await addGood({ stocks: [10] });
    const users = await Promise.all(Array.from({ length: 100 }, addUser));
    const results = await Promise.allSettled(
      users.map((userId, index) =>
        (index % 2 ? shop : other).orders.create({
          userId,
          key: newId(systemRandom),
          body: bodyOf(skuIds[0]),
        }),
      ),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(90);
    for (const error of refused) expect(error).toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await stockOf(skuIds[0])).toBe(0);
    const counts = await Promise.all(users.map((userId) => shop.orders.count(userId)));
    expect(counts.reduce((sum, { pending_payment }) => sum + pending_payment, 0)).toBe(10);
  });

  test('[S14] a tap on the cart beside an order from it does not bring back what was ordered', async () => {
    const { shop, addGood, addUser } = await stage();
    const { skuIds } = await addGood({ stocks: [900] });
    const users = await Promise.all(Array.from({ length: 40 }, addUser));
    for (const user of users) await shop.cart.add(user, { skuId: skuIds[0], quantity: 5 });
    await Promise.all(
      users.flatMap((userId) => [
        shop.orders.create({
          userId,
          key: newId(systemRandom),
          body: { ...bodyOf(skuIds[0], 5), fromCart: true },
        }),
        shop.cart.add(userId, { skuId: skuIds[0], quantity: 1 }),
      ]),
    );
    const counts = await Promise.all(users.map(async (user) => (await shop.cart.get(user)).cart.count));
    for (const count of counts) expect(count).toBeLessThanOrEqual(1);
  });

  test('[S14] orders for the same goods in opposite order do not block each other', async () => {
    const { shop, addGood, addUser, stockOf } = await stage();
    const { skuIds } = await addGood({ stocks: [40, 40] });
    const [a, b = ''] = skuIds;
    const users = await Promise.all(Array.from({ length: 40 }, addUser));
    await Promise.all(
      users.map((userId, index) => {
        const items = [
          { skuId: a, quantity: 1 },
          { skuId: b, quantity: 1 },
        ];
        const body = { items: index % 2 ? items : items.reverse(), fromCart: false };
        return shop.orders.create({ userId, key: newId(systemRandom), body });
      }),
    );
    expect([await stockOf(a), await stockOf(b)]).toEqual([0, 0]);
  });

  test('[H07] a number that is taken is drawn anew', async () => {
    const { user, addGood, addUser, clock } = await stage();
    const { skuIds } = await addGood({ stocks: [9] });
    const drawn = [5, 5, 5, 6];
    const random = { ...systemRandom, int: () => drawn.shift() ?? 0 };
    const { shop } = openTestShop(database(), clock, random);
    clock.advance(7_777_000);
    const numberFor = async (userId: string) =>
      (await shop.orders.create({ userId, key: newId(systemRandom), body: bodyOf(skuIds[0]) })).order.number;
    const numbers = [await numberFor(user), await numberFor(await addUser())];
    expect(numbers.map((number) => number.slice(-6))).toEqual(['000005', '000006']);
  });
});
