import { createMergeHooks } from '../accounts/merge-hooks';
import { mergeUsers } from '../accounts/merge-users';
import { userRepository } from '../accounts/user-repository';
import type { Database } from '../db/types';
import { describeOnDatabases } from '../testing/database';
import { cartMaxLines } from './cart/cart-rules';
import { historySize } from './history/history-repository';
import { forgetShopper, mergeShop } from './merge-shop';
import { shopHistory } from './schema';
import { addressBody, createShopFixture } from './testing/shop-fixture';

const hooks = createMergeHooks();
hooks.onMerge(mergeShop);

const merge = ({ db }: Database, from: string, to: string): Promise<void> =>
  db.transaction((tx) => mergeShop(tx, from, to));

describeOnDatabases('the merge of a visitor into a member', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    return { ...fixture, visitor: await fixture.addUser(), member: await fixture.addUser() };
  };

  test('[P19] counts in the carts are added and the visitor keeps nothing', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const both = await addGood({ stocks: [50] });
    const own = await addGood({ stocks: [50] });
    const brought = await addGood({ stocks: [50] });
    await shop.cart.add(member, { skuId: both.skuIds[0], quantity: 2 });
    await shop.cart.add(member, { skuId: own.skuIds[0], quantity: 1 });
    await shop.cart.add(visitor, { skuId: both.skuIds[0], quantity: 3 });
    await shop.cart.add(visitor, { skuId: brought.skuIds[0], quantity: 4 });
    await merge(database(), visitor, member);
    const { cart } = await shop.cart.get(member);
    expect(Object.fromEntries(cart.items.map(({ skuId, quantity }) => [skuId, quantity]))).toEqual({
      [both.skuIds[0]]: 5,
      [own.skuIds[0]]: 1,
      [brought.skuIds[0]]: 4,
    });
    expect((await shop.cart.get(visitor)).cart.items).toEqual([]);
  });

  test('[P19] [P22] orders of one who was a member before move along; a forgotten user keeps orders only', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const good = await addGood({ stocks: [50] });
    const items = [{ skuId: good.skuIds[0], quantity: 1 }];
    for (const userId of [visitor, member]) {
      await shop.orders.create({ userId, key: 'the-same-key', body: { items, fromCart: false } });
    }
    await merge(database(), visitor, member);
    expect((await shop.orders.list(visitor, {})).items).toEqual([]);
    expect((await shop.orders.list(member, {})).items).toHaveLength(2);

    await shop.cart.add(member, { skuId: good.skuIds[0], quantity: 2 });
    await shop.favourites.add(member, good.productId);
    await database().db.transaction((tx) => forgetShopper(tx, member));
    expect((await shop.cart.get(member)).cart.items).toEqual([]);
    expect((await shop.favourites.list(member, {})).items).toEqual([]);
    expect((await shop.addresses.list(member)).items).toEqual([]);
    const { items: kept } = await shop.orders.list(member, {});
    expect(kept).toHaveLength(2);
    for (const { id } of kept) {
      expect((await shop.orders.get(member, id)).order).toMatchObject({ address: null, remark: '' });
    }
  });

  test('[P19] [H16] favourites and addresses become one; there is one default address, that of the member', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const [both, own, brought] = [
      (await addGood({ stocks: [1] })).productId,
      (await addGood({ stocks: [1] })).productId,
      (await addGood({ stocks: [1] })).productId,
    ];
    for (const id of [both, own]) await shop.favourites.add(member, id);
    for (const id of [both, brought]) await shop.favourites.add(visitor, id);
    await shop.addresses.create(visitor, { ...addressBody, detail: '另一处', isDefault: true });
    await merge(database(), visitor, member);
    const { items } = await shop.favourites.list(member, {});
    expect(items.map(({ id }) => id).sort()).toEqual([both, own, brought].sort());
    const addresses = (await shop.addresses.list(member)).items;
    expect(addresses.map(({ detail, isDefault }) => [detail, isDefault])).toEqual([
      [addressBody.detail, true],
      ['另一处', false],
    ]);
    expect((await shop.addresses.list(visitor)).items).toEqual([]);
  });

  test('[P19] [H15] one person has one of each coupon, and a used one stays used', async () => {
    const { shop, visitor, member, addGood, addOffer, order } = await stage();
    const { skuIds } = await addGood({ stocks: [9], priceFen: 9900 });
    const offers = [await addOffer(), await addOffer(), await addOffer(), await addOffer()];
    const [both, usedByMember, usedByVisitor, brought] = offers as [string, string, string, string];
    const claim = async (user: string, offer: string) => (await shop.coupons.claim(user, offer)).coupon.id;
    for (const user of [visitor, member]) await claim(user, both);
    await order(member, skuIds[0], 1, await claim(member, usedByMember));
    await claim(visitor, usedByMember);
    await claim(member, usedByVisitor);
    await order(visitor, skuIds[0], 1, await claim(visitor, usedByVisitor));
    await claim(visitor, brought);
    await merge(database(), visitor, member);
    const offersIn = async (state: 'usable' | 'used') =>
      (await shop.coupons.mine(member, { state })).items.map(({ coupon }) => coupon.id).sort();
    expect(await offersIn('usable')).toEqual([both, brought].sort());
    expect(await offersIn('used')).toEqual([usedByMember, usedByVisitor].sort());
    expect((await shop.coupons.mine(visitor, {})).counts).toEqual({ usable: 0, used: 0, expired: 0 });
  });

  test('[P19] counts are capped by stock and by limit', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const scarce = await addGood({ stocks: [4] });
    const limited = await addGood({ stocks: [50], limitPerOrder: 2 });
    for (const user of [visitor, member]) {
      await shop.cart.add(user, { skuId: scarce.skuIds[0], quantity: 3 });
      await shop.cart.add(user, { skuId: limited.skuIds[0], quantity: 2 });
    }
    await merge(database(), visitor, member);
    const { cart } = await shop.cart.get(member);
    expect(Object.fromEntries(cart.items.map(({ skuId, quantity }) => [skuId, quantity]))).toEqual({
      [scarce.skuIds[0]]: 4,
      [limited.skuIds[0]]: 2,
    });
  });

  test('[P19] what cannot be bought at the moment is not lost', async () => {
    const { shop, visitor, member, addGood, setStock, putOffShelf } = await stage();
    const soldOut = await addGood({ stocks: [9] });
    const offShelf = await addGood({ stocks: [9] });
    for (const user of [visitor, member]) {
      await shop.cart.add(user, { skuId: soldOut.skuIds[0], quantity: 1 });
    }
    await shop.cart.add(visitor, { skuId: offShelf.skuIds[0], quantity: 1 });
    await setStock(soldOut.skuIds[0], 0);
    await putOffShelf(offShelf.productId);
    await merge(database(), visitor, member);
    const { cart } = await shop.cart.get(member);
    expect(
      Object.fromEntries(cart.items.map((item) => [item.skuId, [item.quantity, item.invalidReason]])),
    ).toEqual({ [soldOut.skuIds[0]]: [2, 'sold_out'], [offShelf.skuIds[0]]: [1, 'off_shelf'] });
  });

  test('[P19] a cart that would be too long keeps what was added last', async () => {
    const { shop, visitor, member, addGood, clock } = await stage();
    const stocks: [number, ...number[]] = [9, ...Array.from({ length: cartMaxLines - 1 }, () => 9)];
    const old = await addGood({ stocks });
    const recent = await addGood({ stocks: [9] });
    for (const skuId of old.skuIds) await shop.cart.add(member, { skuId, quantity: 1 });
    clock.advance(1000);
    await shop.cart.add(visitor, { skuId: recent.skuIds[0], quantity: 1 });
    await merge(database(), visitor, member);
    const { cart } = await shop.cart.get(member);
    expect(cart.items).toHaveLength(cartMaxLines);
    expect(cart.items[0]?.skuId).toBe(recent.skuIds[0]);
  });

  test('[P19][H16] histories become one, newest first, each good once', async () => {
    const { shop, visitor, member, addGood, clock } = await stage();
    const [a, b, c] = [
      (await addGood({ stocks: [1] })).productId,
      (await addGood({ stocks: [1] })).productId,
      (await addGood({ stocks: [1] })).productId,
    ];
    for (const [user, id] of [
      [member, a],
      [visitor, b],
      [member, c],
      [visitor, a],
    ] as const) {
      clock.advance(1000);
      await shop.history.record(user, id);
    }
    await merge(database(), visitor, member);
    const { items } = await shop.history.list(member);
    expect(items.map(({ id }) => id)).toEqual([a, c, b]);
    expect((await shop.history.list(visitor)).items).toEqual([]);
  });

  test('[P19] a merge that fails later leaves both as they were', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const { skuIds, productId } = await addGood({ stocks: [9] });
    await shop.cart.add(visitor, { skuId: skuIds[0], quantity: 1 });
    await shop.history.record(visitor, productId);
    const failing = database().db.transaction(async (tx) => {
      await mergeShop(tx, visitor, member);
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect((await shop.cart.get(visitor)).cart.count).toBe(1);
    expect((await shop.history.list(visitor)).items).toHaveLength(1);
    expect((await shop.cart.get(member)).cart.count).toBe(0);
  });

  test('[P19] a tap under way with the old session is refused, not lost', async () => {
    const { shop, visitor, member, addGood } = await stage();
    const { skuIds, productId } = await addGood({ stocks: [9] });
    const { db } = database();
    await db.transaction((tx) => mergeUsers(tx, hooks, visitor, member, 1));
    const refused = { code: 'AUTH_FAIL' };
    await expect(shop.cart.add(visitor, { skuId: skuIds[0], quantity: 1 })).rejects.toMatchObject(refused);
    await expect(shop.cart.setQuantity(visitor, skuIds[0], 1)).rejects.toMatchObject(refused);
    await expect(shop.cart.remove(visitor, [skuIds[0]])).rejects.toMatchObject(refused);
    await expect(shop.history.record(visitor, productId)).rejects.toMatchObject(refused);
    expect((await shop.cart.get(visitor)).cart.items).toEqual([]);
  });

  test('[P19] taps of both beside the merge are counted or refused, never lost, and block nobody', async () => {
    const { shop, addUser, addGood } = await stage();
    const { skuIds } = await addGood({ stocks: [900] });
    const one = { skuId: skuIds[0], quantity: 1 };
    const pair = async () => [await addUser(), await addUser()] as const;
    const pairs = await Promise.all(Array.from({ length: 30 }, pair));
    const { db } = database();
    await Promise.all(
      pairs.map(async ([visitor, member]) => {
        const [, early] = await Promise.all([
          shop.cart.add(member, one),
          shop.cart.add(visitor, one).then(
            () => 1,
            (error: unknown) => {
              expect(error).toMatchObject({ code: 'AUTH_FAIL' });
              return 0;
            },
          ),
          db.transaction(async (tx) => {
            await userRepository.lock(tx, [visitor, member]);
            await mergeUsers(tx, hooks, visitor, member, 1);
          }),
        ]);
        expect((await shop.cart.get(member)).cart.count).toBe(1 + early);
        expect((await shop.cart.get(visitor)).cart.count).toBe(0);
      }),
    );
  });

  test('[P19] users without anything merge as well', async () => {
    const { shop, visitor, member } = await stage();
    await merge(database(), visitor, member);
    expect((await shop.cart.get(member)).cart.items).toEqual([]);
    expect((await shop.history.list(member)).items).toEqual([]);
  });

  test('[P19] merged histories stay within their size', async () => {
    const { shop, visitor, member, addGood, clock } = await stage();
    for (let index = 0; index < historySize + 2; index += 1) {
      clock.advance(10);
      const { productId } = await addGood({ stocks: [1] });
      await shop.history.record(index % 2 === 0 ? visitor : member, productId);
    }
    await merge(database(), visitor, member);
    const rows = await database().db.select().from(shopHistory);
    expect(rows.filter(({ userId }) => userId === member)).toHaveLength(historySize);
  });
});
