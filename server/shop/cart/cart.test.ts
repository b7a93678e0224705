import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';
import { cartMaxLines } from './cart-rules';

describeOnDatabases('the cart', (database) => {
  const fixture = () => createShopFixture(database());

  test('[H06] what was added is there with its price, spec and sum, newest first', async () => {
    const { shop, addUser, addGood, clock } = fixture();
    const user = await addUser();
    const { productId, skuIds } = await addGood({ stocks: [10, 10], priceFen: 250 });
    const [, second = ''] = skuIds;
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 2 });
    clock.advance(1000);
    const { cart } = await shop.cart.add(user, { skuId: second, quantity: 1 });
    expect(cart).toMatchObject({ count: 3, totalFen: 2 * 250 + 251 });
    expect(cart.items.map(({ skuId }) => skuId)).toEqual([second, skuIds[0]]);
    expect(cart.items[1]).toEqual({
      skuId: skuIds[0],
      productId,
      title: `商品 ${productId}`,
      specText: '第 1 种',
      image: `/assets/goods/${productId}.webp`,
      priceFen: 250,
      originalPriceFen: null,
      quantity: 2,
      stock: 10,
      lowStock: false,
      limitPerOrder: null,
      tags: [],
      checked: true,
      invalidReason: null,
    });
    expect(await shop.cart.get(user)).toEqual({ cart });
  });

  test('[H06] adding the same again adds the pieces up; carts do not mix', async () => {
    const { shop, addUser, addGood } = fixture();
    const [user, other] = [await addUser(), await addUser()];
    const { skuIds } = await addGood({ stocks: [10] });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 2 });
    const { cart } = await shop.cart.add(user, { skuId: skuIds[0], quantity: 3 });
    expect(cart.items.map(({ quantity }) => quantity)).toEqual([5]);
    expect((await shop.cart.get(other)).cart).toMatchObject({ items: [], count: 0, totalFen: 0 });
  });

  test('[H06] more than the stock is OUT_OF_STOCK and leaves the cart as it was', async () => {
    const { shop, addUser, addGood } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [3, 0] });
    const [scarce, gone = ''] = skuIds;
    await shop.cart.add(user, { skuId: scarce, quantity: 2 });
    const tooMany = shop.cart.add(user, { skuId: scarce, quantity: 2 });
    await expect(tooMany).rejects.toMatchObject({ code: 'OUT_OF_STOCK', field: 'quantity' });
    await expect(shop.cart.setQuantity(user, scarce, 4)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    await expect(shop.cart.add(user, { skuId: gone, quantity: 1 })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
    });
    expect((await shop.cart.get(user)).cart.count).toBe(2);
  });

  test('[H06] more than the limit is PURCHASE_LIMIT, also in two steps', async () => {
    const { shop, addUser, addGood } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [100], limitPerOrder: 2 });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 2 });
    const refused = { code: 'PURCHASE_LIMIT' };
    await expect(shop.cart.add(user, { skuId: skuIds[0], quantity: 1 })).rejects.toMatchObject(refused);
    await expect(shop.cart.setQuantity(user, skuIds[0], 3)).rejects.toMatchObject(refused);
    expect((await shop.cart.get(user)).cart.count).toBe(2);
  });

  test('[H06] one line holds at most 999 pieces', async () => {
    const { shop, addUser, addGood } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [5000] });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 999 });
    const refused = shop.cart.add(user, { skuId: skuIds[0], quantity: 1 });
    await expect(refused).rejects.toMatchObject({ code: 'PURCHASE_LIMIT' });
  });

  test('[H06] an off-shelf good is PRODUCT_OFF_SHELF, an unknown SKU NOT_FOUND', async () => {
    const { shop, addUser, addGood, putOffShelf } = fixture();
    const user = await addUser();
    const { productId, skuIds } = await addGood({ stocks: [5] });
    await putOffShelf(productId);
    const offShelf = shop.cart.add(user, { skuId: skuIds[0], quantity: 1 });
    await expect(offShelf).rejects.toMatchObject({ code: 'PRODUCT_OFF_SHELF' });
    const unknown = shop.cart.add(user, { skuId: 'nothing', quantity: 1 });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'skuId' });
    const absent = shop.cart.setQuantity(user, skuIds[0], 1);
    await expect(absent).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'skuId' });
  });

  test('[H06] what cannot be bought any more stays as invalid and does not count', async () => {
    const { shop, addUser, addGood, putOffShelf, setStock } = fixture();
    const user = await addUser();
    const kept = await addGood({ stocks: [5], priceFen: 100 });
    const soldOut = await addGood({ stocks: [5] });
    const offShelf = await addGood({ stocks: [5] });
    for (const { skuIds } of [kept, soldOut, offShelf]) {
      await shop.cart.add(user, { skuId: skuIds[0], quantity: 2 });
    }
    await setStock(soldOut.skuIds[0], 0);
    await putOffShelf(offShelf.productId);
    const { cart } = await shop.cart.get(user);
    expect(cart).toMatchObject({ count: 2, totalFen: 200 });
    expect(Object.fromEntries(cart.items.map((item) => [item.skuId, item.invalidReason]))).toEqual({
      [kept.skuIds[0]]: null,
      [soldOut.skuIds[0]]: 'sold_out',
      [offShelf.skuIds[0]]: 'off_shelf',
    });
  });

  test('[H06] fewer pieces are never refused, whatever became of the stock', async () => {
    const { shop, addUser, addGood, setStock } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [5] });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 5 });
    await setStock(skuIds[0], 2);
    const { cart } = await shop.cart.setQuantity(user, skuIds[0], 4);
    expect(cart.items[0]).toMatchObject({ quantity: 4, stock: 2, invalidReason: null });
    await expect(shop.cart.setQuantity(user, skuIds[0], 5)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
  });

  test('[H06] removing takes a line out, and a second time changes nothing', async () => {
    const { shop, addUser, addGood } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [5, 5] });
    const [first, second = ''] = skuIds;
    await shop.cart.add(user, { skuId: first, quantity: 1 });
    await shop.cart.add(user, { skuId: second, quantity: 1 });
    const { cart } = await shop.cart.remove(user, [first]);
    expect(cart.items.map(({ skuId }) => skuId)).toEqual([second]);
    expect(await shop.cart.remove(user, [first])).toEqual({ cart });
  });

  test('[H06] the cart follows the price of the day', async () => {
    const { shop, addUser, addGood, setPrice } = fixture();
    const user = await addUser();
    const { skuIds } = await addGood({ stocks: [5], priceFen: 100 });
    await shop.cart.add(user, { skuId: skuIds[0], quantity: 3 });
    await setPrice(skuIds[0], 80);
    expect((await shop.cart.get(user)).cart).toMatchObject({ totalFen: 240 });
  });

  test('[H06] the 101st SKU is CART_FULL; more of a present one is not', async () => {
    const { shop, addUser, addGood } = fixture();
    const user = await addUser();
    const stocks: [number, ...number[]] = [9, ...Array.from({ length: cartMaxLines }, () => 9)];
    const { skuIds } = await addGood({ stocks });
    for (const skuId of skuIds.slice(0, cartMaxLines)) await shop.cart.add(user, { skuId, quantity: 1 });
    const last = skuIds[cartMaxLines] ?? '';
    await expect(shop.cart.add(user, { skuId: last, quantity: 1 })).rejects.toMatchObject({
      code: 'CART_FULL',
    });
    const { cart } = await shop.cart.add(user, { skuId: skuIds[0], quantity: 1 });
    expect(cart.count).toBe(cartMaxLines + 1);
  });

  test('[S14] taps that arrive together on two servers are all counted, and never past the stock', async () => {
    const here = fixture();
    const there = fixture();
    const user = await here.addUser();
    const { skuIds } = await here.addGood({ stocks: [7] });
    const taps = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? here : there).shop.cart.add(user, { skuId: skuIds[0], quantity: 1 }),
    );
    const results = await Promise.allSettled(taps);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(13);
    for (const error of refused) expect(error).toMatchObject({ code: 'OUT_OF_STOCK' });
    expect((await here.shop.cart.get(user)).cart.count).toBe(7);
  });
});
