import { describeOnDatabases } from '../../testing/database';
import { createShopFixture } from '../testing/shop-fixture';

describeOnDatabases('favourites and history', (database) => {
  const stage = async () => {
    const fixture = createShopFixture(database());
    const user = await fixture.addUser();
    const good = async () => (await fixture.addGood({ stocks: [5] })).productId;
    return { ...fixture, user, good, favourites: fixture.shop.favourites };
  };

  test('[H16] adding and removing twice are no errors', async () => {
    const { favourites, user, good } = await stage();
    const id = await good();
    expect(await favourites.has(user, id)).toEqual({ favourite: false });
    await Promise.all([favourites.add(user, id), favourites.add(user, id), favourites.add(user, id)]);
    expect(await favourites.has(user, id)).toEqual({ favourite: true });
    expect((await favourites.list(user, {})).items).toHaveLength(1);
    await favourites.remove(user, [id]);
    await favourites.remove(user, [id]);
    expect((await favourites.list(user, {})).items).toEqual([]);
    await expect(favourites.add(user, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('[H16] listed in pages, added last comes first; off the shelf they stay and say so', async () => {
    const { favourites, user, good, clock, putOffShelf } = await stage();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const id = await good();
      ids.unshift(id);
      await favourites.add(user, id);
      clock.advance(1000);
    }
    await putOffShelf(ids[1] ?? '');
    const first = await favourites.list(user, { limit: 3 });
    const rest = await favourites.list(user, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(first.items[1]).toMatchObject({ id: ids[1], saleState: 'off_shelf' });
    await favourites.remove(user, ids.slice(0, 4));
    expect((await favourites.list(user, {})).items.map(({ id }) => id)).toEqual(ids.slice(4));
  });

  test('[H16] one good of the history or all of it can be forgotten', async () => {
    const { shop, user, good, addUser } = await stage();
    const [a, b] = [await good(), await good()];
    const other = await addUser();
    for (const id of [a, b]) await shop.history.record(user, id);
    await shop.history.record(other, a);
    await shop.history.remove(user, a);
    await shop.history.remove(user, a);
    expect((await shop.history.list(user)).items.map(({ id }) => id)).toEqual([b]);
    await shop.history.clear(user);
    expect((await shop.history.list(user)).items).toEqual([]);
    expect((await shop.history.list(other)).items).toHaveLength(1);
  });
});
