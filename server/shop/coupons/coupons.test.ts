import { eq } from 'drizzle-orm';
import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';
import { offers } from './offers';
import { shopCoupons } from './schema';
import { seedOffers } from './seed-offers';

const day = 24 * 3_600_000;

describeOnDatabases('coupons', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    return { ...fixture, user: await fixture.addUser() };
  };
  const claimedOf = async (id: string) => {
    const [row] = await database().db.select().from(shopCoupons).where(eq(shopCoupons.id, id));
    return row?.claimed;
  };

  test('[H15] claiming twice gives the same coupon, and one piece less of the offer', async () => {
    const { shop, user, addOffer, clock } = await stage();
    const offer = await addOffer({ validDays: 3 });
    const first = await shop.coupons.claim(user, offer);
    expect(first.coupon).toMatchObject({
      state: 'usable',
      expiresAt: clock.now() + 3 * day,
      coupon: { id: offer, rule: { kind: 'reduce', offFen: 500 } },
    });
    clock.advance(1000);
    expect(await shop.coupons.claim(user, offer)).toEqual(first);
    expect(await claimedOf(offer)).toBe(1);
  });

  test('[H15] 100 who claim the last 10 at once: 10 have one, 90 are told that they are gone', async () => {
    const { shop, addOffer, addUser } = await stage();
    const other = createShopFixture(database()).shop;
    const offer = await addOffer({ total: 10 });
    const users = await Promise.all(Array.from({ length: 100 }, addUser));
    const results = await Promise.allSettled(
      users.flatMap((user, index) => {
        const { coupons } = index % 2 ? shop : other;
        return [coupons.claim(user, offer)];
      }),
    );
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(90);
    for (const error of refused) expect(error).toMatchObject({ code: 'COUPON_GONE' });
    expect(await claimedOf(offer)).toBe(10);
  });

  test('[H15] ten taps of one user at once are one claim', async () => {
    const { shop, user, addOffer } = await stage();
    const offer = await addOffer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.coupons.claim(user, offer)));
    expect(new Set(answers.map(({ coupon }) => coupon.id)).size).toBe(1);
    expect(await claimedOf(offer)).toBe(1);
  });

  test('[H15] before and after its time nothing can be claimed; an unknown one is NOT_FOUND', async () => {
    const { shop, user, addOffer, clock } = await stage();
    const soon = await addOffer({ startsAt: clock.now() + day });
    const over = await addOffer({ endsAt: clock.now() });
    for (const id of [soon, over]) {
      await expect(shop.coupons.claim(user, id)).rejects.toMatchObject({ code: 'COUPON_NOT_OPEN' });
    }
    await expect(shop.coupons.claim(user, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('[H15] the center says of each what can be done, to a guest as well', async () => {
    const { shop, user, addOffer, clock } = await stage();
    const open = await addOffer();
    const mine = await addOffer();
    const gone = await addOffer({ total: 0 });
    const soon = await addOffer({ startsAt: clock.now() + day });
    const far = await addOffer({ startsAt: clock.now() + 20 * day });
    const over = await addOffer({ endsAt: clock.now() });
    await shop.coupons.claim(user, mine);
    const statesFor = async (who: string | null) => {
      const { items } = await shop.coupons.center(who, {});
      return [open, mine, gone, soon, far, over].map(
        (id) => items.find((item) => item.id === id)?.claimState,
      );
    };
    const never = [undefined, undefined];
    expect(await statesFor(user)).toEqual(['claimable', 'claimed', 'gone', 'upcoming', ...never]);
    expect(await statesFor(null)).toEqual(['claimable', 'claimable', 'gone', 'upcoming', ...never]);
  });

  test('[H05] for a good the center lists only what counts it', async () => {
    const { shop, addOffer, addGood } = await stage();
    const { productId } = await addGood({ stocks: [1], categoryId: 'test-b' });
    const [all, its, another] = [
      await addOffer(),
      await addOffer({ categoryIds: ['test-b'] }),
      await addOffer({ categoryIds: ['test'] }),
    ];
    const ids = (await shop.coupons.center(null, { productId })).items.map(({ id }) => id);
    expect([all, its, another].map((id) => ids.includes(id ?? ''))).toEqual([true, true, false]);
    await expect(shop.coupons.center(null, { productId: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('[H15] mine by state, with counts', async () => {
    const { shop, user, addOffer, addGood, order, clock } = await stage();
    const { skuIds } = await addGood({ stocks: [5], priceFen: 9900 });
    const claim = async (changes = {}) => (await shop.coupons.claim(user, await addOffer(changes))).coupon.id;
    const late = await claim({ endsAt: clock.now() + 9 * day });
    const early = await claim({ endsAt: clock.now() + 5 * day });
    const old = await claim({ endsAt: clock.now() + 2 * day });
    const used = await claim();
    const { id: orderId } = await order(user, skuIds[0], 1, used);
    clock.advance(2 * day);
    const ids = async (state: 'usable' | 'used' | 'expired') =>
      (await shop.coupons.mine(user, { state })).items.map(({ id, state: said }) => [id, said]);
    expect(await ids('usable')).toEqual([
      [early, 'usable'],
      [late, 'usable'],
    ]);
    expect(await ids('expired')).toEqual([[old, 'expired']]);
    const answer = await shop.coupons.mine(user, { state: 'used' });
    expect(answer.items).toMatchObject([{ id: used, state: 'used', orderId }]);
    expect(answer.counts).toEqual({ usable: 2, used: 1, expired: 1 });
  });

  test('[H15] two orders at once with one coupon: one has it, the other is refused whole', async () => {
    const { shop, user, giveCoupon, addGood, stockOf } = await stage();
    const other = createShopFixture(database()).shop;
    const { skuIds } = await addGood({ stocks: [10], priceFen: 9900 });
    const couponId = await giveCoupon(user);
    const body = { items: [{ skuId: skuIds[0], quantity: 1 }], fromCart: false, couponId };
    const results = await Promise.allSettled(
      [shop, other].map(({ orders }, index) =>
        orders.create({ userId: user, key: `two-at-once-${index}`, body }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'COUPON_UNUSABLE', field: 'couponId' },
    });
    expect(await stockOf(skuIds[0])).toBe(9);
  });

  test("[H15] somebody else's, an expired one and one below its threshold do not get into an order", async () => {
    const { user, giveCoupon, addGood, addUser, order, clock, stockOf } = await stage();
    const { skuIds } = await addGood({ stocks: [10], priceFen: 900 });
    const wrong = [
      await giveCoupon(await addUser()),
      await giveCoupon(user, { endsAt: clock.now() + 1 }),
      await giveCoupon(user, { thresholdFen: 901 }),
      await giveCoupon(user, { categoryIds: ['elsewhere'] }),
    ];
    clock.advance(1);
    for (const couponId of wrong) {
      await expect(order(user, skuIds[0], 1, couponId)).rejects.toMatchObject({ code: 'COUPON_UNUSABLE' });
    }
    expect(await stockOf(skuIds[0])).toBe(10);
  });

  test('[H15] a discount is spread over the lines that the coupon counts', async () => {
    const { shop, user, giveCoupon, addGood } = await stage();
    const fruit = await addGood({ stocks: [9], priceFen: 3333, categoryId: 'test-c' });
    const more = await addGood({ stocks: [9], priceFen: 1000, categoryId: 'test-c' });
    const snack = await addGood({ stocks: [9], priceFen: 2000 });
    const couponId = await giveCoupon(user, { percent: 88, categoryIds: ['test-c'], thresholdFen: 100 });
    const items = [fruit, more, snack].map(({ skuIds }) => ({ skuId: skuIds[0], quantity: 1 }));
    const { order } = await shop.orders.create({
      userId: user,
      key: 'spread-over-lines',
      body: { items, fromCart: false, couponId },
    });
    expect(order).toMatchObject({ goodsFen: 6333, discountFen: 519, freightFen: 0, totalFen: 5814 });
    expect(order.items.map(({ discountFen }) => discountFen)).toEqual([399, 120, 0]);
    expect(order.items.reduce((sum, { payFen }) => sum + payFen, 0)).toBe(5814);
    expect(order.couponTitle).toBe('测试券');
  });

  test('[H15] the offers of the shop come in once, keep their counts, and end when they leave the list', async () => {
    const { db } = database();
    const { shop, user } = await stage();
    await Promise.all([seedOffers(db, 5), seedOffers(db, 5)]);
    expect((await shop.coupons.center(null, {})).items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(offers.map(({ id }) => id)),
    );
    await shop.coupons.claim(user, 'newcomer-5');
    await seedOffers(
      db,
      5,
      99,
      offers.filter(({ id }) => id !== 'all-95').map((one) => ({ ...one, total: 0 })),
    );
    const [first] = await db.select().from(shopCoupons).where(eq(shopCoupons.id, 'newcomer-5'));
    expect(first).toMatchObject({ claimed: 1, total: 1 });
    await expect(shop.coupons.claim(user, 'all-95')).rejects.toMatchObject({ code: 'COUPON_NOT_OPEN' });
  });
});
