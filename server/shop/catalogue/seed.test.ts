import { eq } from 'drizzle-orm';
import { describeOnDatabases } from '../../testing/database';
import { shopProducts, shopSeeds, shopSkus } from '../schema';
import { catalogue, catalogueVersion, skuIdOf } from './catalogue';
import type { CategoryData } from './good';
import { seedCatalogue } from './seed';

const [fruit, ...others] = catalogue;
const [apple, ...otherFruit] = fruit?.goods ?? [];
if (fruit === undefined || apple === undefined) throw new Error('the catalogue starts with fruit');
const appleSku = skuIdOf(apple.id, 0);

const changed: readonly CategoryData[] = [
  {
    ...fruit,
    goods: [
      {
        ...apple,
        title: '换了名字',
        soldCount: 1,
        skus: apple.skus.map((sku) => ({ ...sku, stock: 5, priceFen: 7 })),
      },
      ...otherFruit.slice(1),
    ],
  },
  ...others,
];

describeOnDatabases('seeding the catalogue', (database) => {
  const product = async (id: string) => {
    const [row] = await database().db.select().from(shopProducts).where(eq(shopProducts.id, id));
    return row;
  };
  const sku = async (id: string) => {
    const [row] = await database().db.select().from(shopSkus).where(eq(shopSkus.id, id));
    return row;
  };

  test('[S14] servers that start together put every good in once', async () => {
    const { db } = database();
    await Promise.all([seedCatalogue(db), seedCatalogue(db), seedCatalogue(db)]);
    const rows = await db.select({ id: shopProducts.id }).from(shopProducts);
    expect(rows).toHaveLength(catalogue.reduce((sum, { goods }) => sum + goods.length, 0));
    expect(await product('fruit-cherry')).toMatchObject({ onShelf: false });
  });

  test('the same version changes nothing, a newer one changes all but stock and sold count', async () => {
    const { db } = database();
    await seedCatalogue(db);
    await db.update(shopSkus).set({ stock: 3 }).where(eq(shopSkus.id, appleSku));

    await seedCatalogue(db, catalogueVersion, changed);
    expect(await product(apple.id)).toMatchObject({ title: apple.title });
    expect(await sku(appleSku)).toMatchObject({ stock: 3, priceFen: apple.skus[0]?.priceFen });

    await seedCatalogue(db, catalogueVersion + 1, changed);
    expect(await product(apple.id)).toMatchObject({ title: '换了名字', soldCount: apple.soldCount });
    expect(await sku(appleSku)).toMatchObject({ stock: 3, priceFen: 7 });
  });

  test('a good that has left the files goes off the shelf', async () => {
    const gone = otherFruit[0];
    await seedCatalogue(database().db, catalogueVersion + 2, changed);
    expect(await product(gone?.id ?? '')).toMatchObject({ onShelf: false });
    expect(await product(apple.id)).toMatchObject({ onShelf: true });
  });
});

describeOnDatabases('servers of two versions', (database) => {
  const appleTitle = async () => {
    const [row] = await database().db.select().from(shopProducts).where(eq(shopProducts.id, apple.id));
    return row?.title;
  };

  test('[S14] an older one that starts beside a newer one, or after it, does not undo its work', async () => {
    const { db } = database();
    for (let round = 0; round < 10; round += 1) {
      await db.delete(shopSeeds);
      await Promise.all([seedCatalogue(db, catalogueVersion + 1, changed), seedCatalogue(db)]);
      expect(await appleTitle()).toBe('换了名字');
    }
    await seedCatalogue(db);
    expect(await appleTitle()).toBe('换了名字');
  });
});
