import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';

describeOnDatabases('the checkout', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const user = await fixture.addUser();
    const good = async (options: Partial<Parameters<typeof fixture.addGood>[0]> = {}) => {
      const { skuIds, productId } = await fixture.addGood({ stocks: [9], priceFen: 2000, ...options });
      return { skuId: skuIds[0], productId };
    };
    const preview = async (body: Parameters<typeof fixture.shop.checkout.preview>[1]) =>
      (await fixture.shop.checkout.preview(user, body)).checkout;
    return { ...fixture, user, good, preview };
  };

  test('[H07] goods, sums, freight, address; and the order that follows costs what was shown', async () => {
    const { shop, user, good, preview, giveCoupon } = await stage();
    const { skuId } = await good();
    await giveCoupon(user, { offFen: 100 });
    const best = await giveCoupon(user, { offFen: 300 });
    const items = [{ skuId, quantity: 2 }];
    const shown = await preview({ items });
    expect(shown).toMatchObject({
      lines: [{ skuId, quantity: 2, discountFen: 300, payFen: 3700, refundQuantity: 0 }],
      problems: [],
      address: { detail: '翠苑街道 1 号', isDefault: true },
      couponId: best,
      goodsFen: 4000,
      discountFen: 300,
      freightFen: 600,
      totalFen: 4300,
      freeFreightFromFen: 4900,
    });
    const order = await shop.orders.create({
      userId: user,
      key: 'as-it-was-shown',
      body: { items, fromCart: false, couponId: best, expectedTotalFen: shown.totalFen },
    });
    expect(order.order).toMatchObject({ totalFen: 4300, items: shown.lines });
  });

  test('[H07] a price that changed since is PRICE_CHANGED and takes nothing', async () => {
    const { shop, user, good, preview, setPrice, stockOf } = await stage();
    const { skuId } = await good();
    const items = [{ skuId, quantity: 1 }];
    const { totalFen } = await preview({ items });
    await setPrice(skuId, 2001);
    const body = { items, fromCart: false, expectedTotalFen: totalFen };
    await expect(shop.orders.create({ userId: user, key: 'price-changed', body })).rejects.toMatchObject({
      code: 'PRICE_CHANGED',
    });
    expect(await stockOf(skuId)).toBe(9);
  });

  test('[H07] what cannot be had is told apart and is not in the sums', async () => {
    const { good, preview, putOffShelf, setStock } = await stage();
    const [fine, off, sold, short, limited] = [
      await good(),
      await good(),
      await good(),
      await good(),
      await good({ limitPerOrder: 2 }),
    ];
    await putOffShelf(off.productId);
    await setStock(sold.skuId, 0);
    await setStock(short.skuId, 2);
    const items = [fine, off, sold, short, limited].map(({ skuId }) => ({ skuId, quantity: 3 }));
    const shown = await preview({ items });
    expect(shown.lines.map(({ skuId }) => skuId)).toEqual([fine.skuId]);
    expect(shown).toMatchObject({ goodsFen: 6000, totalFen: 6000 });
    expect(shown.problems.map(({ skuId, reason, available }) => [skuId, reason, available])).toEqual([
      [off.skuId, 'off_shelf', 0],
      [sold.skuId, 'sold_out', 0],
      [short.skuId, 'short', 2],
      [limited.skuId, 'limit', 2],
    ]);
  });

  test('[H15] usable coupons come first, the best at the top, the others say why not', async () => {
    const { user, good, preview, giveCoupon } = await stage();
    const { skuId } = await good();
    const far = await giveCoupon(user, { thresholdFen: 9900 });
    const near = await giveCoupon(user, { thresholdFen: 2500 });
    const foreign = await giveCoupon(user, { categoryIds: ['elsewhere'] });
    const small = await giveCoupon(user, { offFen: 100 });
    const big = await giveCoupon(user, { offFen: 900 });
    const items = [{ skuId, quantity: 1 }];
    const { coupons } = await preview({ items });
    expect(
      coupons.map(({ id, obstacle, missingFen, discountFen }) => [id, obstacle, missingFen, discountFen]),
    ).toEqual([
      [big, null, 0, 900],
      [small, null, 0, 100],
      [near, 'below_threshold', 500, 0],
      [far, 'below_threshold', 7900, 0],
      [foreign, 'no_goods', 0, 0],
    ]);
    expect(await preview({ items, couponId: small })).toMatchObject({ couponId: small, discountFen: 100 });
    expect(await preview({ items, couponId: null })).toMatchObject({ couponId: null, discountFen: 0 });
    expect(await preview({ items, couponId: near })).toMatchObject({ couponId: null, discountFen: 0 });
  });

  test('[H07] an unknown SKU, a SKU twice, a strange address are refused with their field', async () => {
    const { user, good, preview, shop, addUser } = await stage();
    const { skuId } = await good();
    const one = { skuId, quantity: 1 };
    await expect(preview({ items: [one, { skuId: 'nothing', quantity: 1 }] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'items/1/skuId',
    });
    await expect(preview({ items: [one, one] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'items/1/skuId',
    });
    const [strange] = (await shop.addresses.list(await addUser())).items;
    await expect(preview({ items: [one], addressId: strange?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'addressId',
    });
    const [own] = (await shop.addresses.list(user)).items;
    await shop.addresses.remove(user, own?.id ?? '');
    expect((await preview({ items: [one] })).address).toBeNull();
  });
});
