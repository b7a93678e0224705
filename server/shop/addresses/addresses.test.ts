import { eq } from 'drizzle-orm';
import { describeOnDatabases } from '../../testing/database';
import { addressBody, createShopFixture } from '../testing/shop-fixture';
import { addressesMax } from './address-repository';
import { shopAddresses } from './schema';

describeOnDatabases('addresses', (database) => {
  /** A user without any. */
  const stage = async () => {
    const fixture = createShopFixture(database());
    const user = await fixture.addUser();
    await database().db.delete(shopAddresses).where(eq(shopAddresses.userId, user));
    const { addresses } = fixture.shop;
    const add = async (detail: string, isDefault = false) => {
      fixture.clock.advance(1000);
      return (await addresses.create(user, { ...addressBody, detail, isDefault })).address.id;
    };
    const shown = async () =>
      (await addresses.list(user)).items.map(({ detail, isDefault }) => `${detail}${isDefault ? '*' : ''}`);
    return { ...fixture, user, addresses, add, shown };
  };

  test('[H14] an address has the names of its region and the number in full', async () => {
    const { addresses, user } = await stage();
    const { address } = await addresses.create(user, { ...addressBody, label: '家' });
    expect(address).toEqual({
      id: address.id,
      ...addressBody,
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      label: '家',
      isDefault: true,
    });
    expect(await addresses.list(user)).toEqual({ items: [address] });
  });

  test('[H14] the first is the default one, another may become it, and there is always one', async () => {
    const { addresses, user, add, shown } = await stage();
    const a = await add('a');
    await add('b');
    const c = await add('c', true);
    expect(await shown()).toEqual(['c*', 'b', 'a']);
    await addresses.setDefault(user, a);
    expect(await shown()).toEqual(['a*', 'c', 'b']);
    await addresses.remove(user, a);
    expect(await shown()).toEqual(['c*', 'b']);
    await addresses.update(user, c, { ...addressBody, detail: 'c2' });
    expect(await shown()).toEqual(['c2*', 'b']);
    await addresses.remove(user, a);
  });

  test('[H14] many who become the default one at once leave one default', async () => {
    const { addresses, user, add, shown } = await stage();
    const ids = [await add('a'), await add('b'), await add('c')];
    await Promise.all([...ids, ...ids].map((id) => addresses.setDefault(user, id)));
    expect((await shown()).filter((one) => one.endsWith('*'))).toHaveLength(1);
  });

  test('[H14] the same twice is one; the 21st is ADDRESS_FULL', async () => {
    const { add, addresses, user } = await stage();
    const [first, again] = [await add('0'), await add('0')];
    expect(again).toBe(first);
    for (let index = 1; index < addressesMax; index += 1) await add(String(index));
    await expect(add('one more')).rejects.toMatchObject({ code: 'ADDRESS_FULL' });
    expect(await add('0')).toBe(first);
    expect((await addresses.list(user)).items).toHaveLength(addressesMax);
  });

  test("[H14] a code that is no district is REGION_INVALID, somebody else's address NOT_FOUND", async () => {
    const { addresses, user, add, addUser, shown } = await stage();
    const wrong = addresses.create(user, { ...addressBody, regionCode: '330100' });
    await expect(wrong).rejects.toMatchObject({ code: 'REGION_INVALID', field: 'regionCode' });
    const id = await add('mine');
    const stranger = await addUser();
    const notFound = { code: 'NOT_FOUND' };
    await expect(addresses.update(stranger, id, addressBody)).rejects.toMatchObject(notFound);
    await expect(addresses.setDefault(stranger, id)).rejects.toMatchObject(notFound);
    await addresses.remove(stranger, id);
    expect(await shown()).toEqual(['mine*']);
  });

  test('[H07] an order keeps the address as it was; without one it is ADDRESS_REQUIRED', async () => {
    const { shop, user, add, addresses, addGood } = await stage();
    const { skuIds } = await addGood({ stocks: [9] });
    const items = [{ skuId: skuIds[0], quantity: 1 }];
    const order = (key: string, addressId?: string) =>
      shop.orders.create({
        userId: user,
        key,
        body: { items, fromCart: false, ...(addressId === undefined ? {} : { addressId }) },
      });
    const refused = { code: 'ADDRESS_REQUIRED', field: 'addressId' };
    await expect(order('without-any')).rejects.toMatchObject(refused);
    await add('default');
    const second = await add('second');
    expect((await order('default-one')).order.address).toMatchObject({ detail: 'default' });
    const { order: made } = await order('chosen-one', second);
    await addresses.remove(user, second);
    await expect(order('gone-one', second)).rejects.toMatchObject(refused);
    expect((await shop.orders.get(user, made.id)).order.address).toEqual({
      name: '林小满',
      phone: '13900000001',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: 'second',
    });
  });
});
