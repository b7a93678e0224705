import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';

describeOnDatabases('lines of a cart', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const user = await fixture.addUser();
    const { skuIds } = await fixture.addGood({ stocks: [10, 10, 3], priceFen: 1000 });
    const [a, b = '', c = ''] = skuIds;
    const shown = async () =>
      (await fixture.shop.cart.get(user)).cart.items.map(({ skuId, quantity }) => [skuId, quantity]);
    return { ...fixture, user, cart: fixture.shop.cart, skus: [a, b, c] as const, shown };
  };

  test('[H06] another spec takes the place of a line, with its pieces or with others', async () => {
    const { cart, user, skus, shown, clock, addGood } = await stage();
    const [a, b] = skus;
    await cart.add(user, { skuId: a, quantity: 2 });
    clock.advance(1000);
    const later = (await addGood({ stocks: [5] })).skuIds[0];
    await cart.add(user, { skuId: later, quantity: 1 });
    await cart.changeSku(user, a, { skuId: b });
    expect(await shown()).toEqual([
      [later, 1],
      [b, 2],
    ]);
    await cart.changeSku(user, b, { skuId: b, quantity: 4 });
    await cart.changeSku(user, b, { skuId: a, quantity: 3 });
    expect(await shown()).toEqual([
      [later, 1],
      [a, 3],
    ]);
  });

  test('[H06] two lines that become the same are one, pieces added, and never past the stock', async () => {
    const { cart, user, skus, shown } = await stage();
    const [a, b, c] = skus;
    await cart.add(user, { skuId: a, quantity: 2 });
    await cart.add(user, { skuId: b, quantity: 5 });
    await cart.changeSku(user, a, { skuId: b });
    expect(await shown()).toEqual([[b, 7]]);
    await expect(cart.changeSku(user, b, { skuId: c })).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await shown()).toEqual([[b, 7]]);
  });

  test('[H06] a SKU of another good is INVALID_INPUT, what is not there NOT_FOUND', async () => {
    const { cart, user, skus, addGood } = await stage();
    const [a, b] = skus;
    await cart.add(user, { skuId: a, quantity: 1 });
    const other = (await addGood({ stocks: [5] })).skuIds[0];
    await expect(cart.changeSku(user, a, { skuId: other })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'skuId',
    });
    for (const [from, to] of [
      [b, a],
      [a, 'nothing'],
    ] as const) {
      await expect(cart.changeSku(user, from, { skuId: to })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('[H06] what is checked makes the sum, with the best of the coupons', async () => {
    const { cart, user, skus, giveCoupon } = await stage();
    const [a, b] = skus;
    await cart.add(user, { skuId: a, quantity: 2 });
    await cart.add(user, { skuId: b, quantity: 1 });
    await giveCoupon(user, { offFen: 100 });
    const best = await giveCoupon(user, { offFen: 300, thresholdFen: 2500 });
    const { cart: both } = await cart.get(user);
    expect(both).toMatchObject({ count: 3, totalFen: 3001 });
    expect(both.checked).toMatchObject({
      count: 3,
      goodsFen: 3001,
      discountFen: 300,
      payFen: 2701,
      coupon: { id: best },
    });
    const { cart: one } = await cart.check(user, { skuIds: [b, 'nothing'], checked: false });
    expect(one.items.map(({ skuId, checked }) => [skuId, checked])).toEqual(
      expect.arrayContaining([
        [a, true],
        [b, false],
      ]),
    );
    expect(one).toMatchObject({
      totalFen: 3001,
      checked: { goodsFen: 2000, discountFen: 100, payFen: 1900 },
    });
    const { cart: none } = await cart.check(user, { checked: false });
    expect(none.checked).toEqual({ count: 0, goodsFen: 0, discountFen: 0, payFen: 0, coupon: null });
    expect((await cart.check(user, { checked: true })).cart.checked.count).toBe(3);
  });

  test('[H06] few pieces left, or fewer than wanted, are said', async () => {
    const { cart, user, skus, setStock } = await stage();
    const [a, b, c] = skus;
    for (const skuId of [a, b, c]) await cart.add(user, { skuId, quantity: 3 });
    await setStock(a, 6);
    await setStock(b, 5);
    const low = Object.fromEntries(
      (await cart.get(user)).cart.items.map((item) => [item.skuId, item.lowStock]),
    );
    expect(low).toEqual({ [a]: false, [b]: true, [c]: true });
    await cart.setQuantity(user, a, 6);
    await setStock(a, 0);
    const [gone] = (await cart.get(user)).cart.items.filter(({ skuId }) => skuId === a);
    expect(gone).toMatchObject({ lowStock: false, invalidReason: 'sold_out' });
  });

  test('[H06] many lines are taken out at once; the invalid ones by themselves', async () => {
    const { cart, user, skus, setStock, shown } = await stage();
    const [a, b, c] = skus;
    for (const skuId of [a, b, c]) await cart.add(user, { skuId, quantity: 1 });
    await setStock(c, 0);
    await cart.clearInvalid(user);
    expect((await shown()).map(([skuId]) => skuId).sort()).toEqual([a, b].sort());
    await cart.clearInvalid(user);
    await cart.remove(user, [a, b, 'nothing']);
    expect(await shown()).toEqual([]);
  });
});
