import type { ProductCard } from '../../../src/contract/catalog';
import { describeOnDatabases } from '../../testing/database';
import { catalogue } from '../catalogue/catalogue';
import { seedCatalogue } from '../catalogue/seed';
import { encodeCursor } from '../cursor';
import { createShopFixture } from '../testing/shop-fixture';

const onShelf = (categoryId?: string): string[] =>
  catalogue
    .filter(({ id }) => categoryId === undefined || id === categoryId)
    .flatMap(({ goods }) => goods.filter(({ offShelf }) => offShelf !== true).map(({ id }) => id));

describeOnDatabases('products', (database) => {
  const fixture = () => createShopFixture(database());
  const service = () => fixture().shop.products;

  beforeAll(() => seedCatalogue(database().db));

  const turnAllPages = async (limit: number, categoryId?: string): Promise<ProductCard[]> => {
    const found: ProductCard[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await service().list({
        limit,
        ...(cursor === undefined ? {} : { cursor }),
        ...(categoryId === undefined ? {} : { categoryId }),
      });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  };

  test('[H02] categories come in their order with pictures', async () => {
    const { items } = await service().listCategories();
    expect(items.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
    expect(items[0]).toEqual({ id: 'fruit', name: '时令水果', image: '/assets/categories/fruit.webp' });
  });

  test.each([1, 7, 10, 50])('[H02] pages of %i cover all goods on the shelf once', async (limit) => {
    const ids = (await turnAllPages(limit)).map(({ id }) => id);
    expect(ids).toHaveLength(onShelf().length);
    expect(new Set(ids)).toEqual(new Set(onShelf()));
  });

  test('[H02] the first goods of the list are of all categories', async () => {
    const { items } = await service().list({ limit: 8 });
    const categories = await Promise.all(
      items.map(async ({ id }) => (await service().get(id)).product.categoryId),
    );
    expect(new Set(categories).size).toBe(8);
  });

  test('[H03] a category lists its own goods only; an unknown one none', async () => {
    const ids = (await turnAllPages(4, 'fruit')).map(({ id }) => id);
    expect(ids).toEqual(onShelf('fruit'));
    expect(await service().list({ categoryId: 'nothing' })).toEqual({ items: [], nextCursor: null });
  });

  test('[H02] a page that ends with the last good has no next one', async () => {
    const all = onShelf('fruit').length;
    expect((await service().list({ categoryId: 'fruit', limit: all })).nextCursor).toBeNull();
    expect((await service().list({ categoryId: 'fruit', limit: all - 1 })).nextCursor).not.toBeNull();
  });

  test.each([
    'nonsense',
    encodeCursor({ at: -1, id: 'a' }),
    encodeCursor({ at: 1, id: "'; drop table users" }),
  ])('[S16] a cursor that is not ours is refused (%s)', async (cursor) => {
    await expect(service().list({ cursor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'cursor',
    });
  });

  test('[H05] a good shows its lowest price, struck price, specs, SKUs and limit', async () => {
    const { product } = await service().get('snack-nuts');
    expect(product).toMatchObject({
      categoryId: 'snacks',
      priceFen: 2990,
      originalPriceFen: 3990,
      saleState: 'on_sale',
      limitPerOrder: null,
      image: '/assets/goods/snack-nuts.webp',
      images: ['/assets/goods/snack-nuts.webp', '/assets/goods/snack-nuts-2.webp'],
    });
    expect(product.specs.map(({ values }) => values.length)).toEqual([3, 3]);
    expect(product.skus.filter(({ stock }) => stock === 0)).toEqual([
      { id: 'snack-nuts-6', values: ['海盐', '30 包'], priceFen: 9990, stock: 0 },
    ]);
    expect((await service().get('fruit-strawberry')).product.limitPerOrder).toBe(2);
  });

  test('[H05] sold out and off the shelf are states of a good, the latter is not listed', async () => {
    expect((await service().get('drink-coconut')).product.saleState).toBe('sold_out');
    expect((await service().get('fruit-cherry')).product.saleState).toBe('off_shelf');
    const listed = await turnAllPages(50);
    expect(listed.find(({ id }) => id === 'drink-coconut')?.saleState).toBe('sold_out');
    expect(listed.find(({ id }) => id === 'fruit-cherry')).toBeUndefined();
  });

  test('[H05] a struck price that is not higher is not shown', async () => {
    const { setPrice } = fixture();
    await setPrice('home-bucket-1', 2590);
    expect((await service().get('home-bucket')).product).toMatchObject({
      priceFen: 2590,
      originalPriceFen: null,
    });
  });

  test('[H05] an unknown good is NOT_FOUND', async () => {
    await expect(service().get('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
