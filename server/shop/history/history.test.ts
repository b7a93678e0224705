import { eq } from 'drizzle-orm';
import { describeOnDatabases } from '../../testing/database';
import { shopHistory } from '../schema';
import { createShopFixture } from '../testing/shop-fixture';
import { historySize } from './history-repository';

describeOnDatabases('the browsing history', (database) => {
  const fixture = () => createShopFixture(database());

  test('[H16] newest first; a good looked at again moves up', async () => {
    const { shop, addUser, addGood, clock } = fixture();
    const user = await addUser();
    const [a, b] = [(await addGood({ stocks: [1] })).productId, (await addGood({ stocks: [1] })).productId];
    for (const id of [a, b, a]) {
      clock.advance(1000);
      await shop.history.record(user, id);
    }
    const { items } = await shop.history.list(user);
    expect(items.map(({ id }) => id)).toEqual([a, b]);
    expect(items[0]).toMatchObject({ priceFen: 100, saleState: 'on_sale' });
  });

  test('[H16] goods that left the shelf stay, with their state', async () => {
    const { shop, addUser, addGood, putOffShelf } = fixture();
    const user = await addUser();
    const { productId } = await addGood({ stocks: [1] });
    await shop.history.record(user, productId);
    await putOffShelf(productId);
    expect((await shop.history.list(user)).items).toMatchObject([{ id: productId, saleState: 'off_shelf' }]);
  });

  test('[H16] lists 20 and remembers 100', async () => {
    const { shop, addUser, addGood, clock } = fixture();
    const [user, other] = [await addUser(), await addUser()];
    const seen: string[] = [];
    for (let index = 0; index < historySize + 5; index += 1) {
      const { productId } = await addGood({ stocks: [1] });
      seen.unshift(productId);
      if (index === 0) await shop.history.record(other, productId);
      clock.advance(1000);
      await shop.history.record(user, productId);
    }
    expect((await shop.history.list(user)).items.map(({ id }) => id)).toEqual(seen.slice(0, 20));
    const rows = await database().db.select().from(shopHistory).where(eq(shopHistory.userId, user));
    expect(new Set(rows.map(({ productId }) => productId))).toEqual(new Set(seen.slice(0, historySize)));
    expect((await shop.history.list(other)).items).toHaveLength(1);
  });

  test('[H16] an unknown good is NOT_FOUND', async () => {
    const { shop, addUser } = fixture();
    const refused = shop.history.record(await addUser(), 'nothing');
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'productId' });
  });

  test('[S14] two servers recording the same good at once keep one row', async () => {
    const { shop, addUser, addGood } = fixture();
    const other = fixture().shop;
    const user = await addUser();
    const { productId } = await addGood({ stocks: [1] });
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? shop : other).history.record(user, productId)),
    );
    expect((await shop.history.list(user)).items).toHaveLength(1);
  });
});
