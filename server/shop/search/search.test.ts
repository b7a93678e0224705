import type { SearchQuery } from '../../../src/contract/catalog';
import { describeOnDatabases } from '../../testing/database';
import { catalogue } from '../catalogue/catalogue';
import { seedCatalogue } from '../catalogue/seed';
import { createShopFixture } from '../testing/shop-fixture';
import { countSearch, readHotWords, seedHotWords } from './hot-words';
import { pairsOf, termsOf } from './search-score';

test('[H04] words and pairs', () => {
  expect(termsOf(' 有机　苹果 ＡＢＣ 苹果')).toEqual(['有机', '苹果', 'abc']);
  expect(termsOf('1 2 3 4 5 6')).toHaveLength(5);
  expect(pairsOf('苹果苹果')).toEqual(['苹果', '果苹']);
  expect(pairsOf('果')).toEqual([]);
});

describeOnDatabases('search', (database) => {
  beforeAll(async () => {
    await seedCatalogue(database().db);
    await seedHotWords(database().db);
  });
  const search = (query: SearchQuery) => createShopFixture(database()).shop.search.search(query);
  const all = async (query: SearchQuery) => {
    const found = [];
    let cursor: string | null = null;
    do {
      const page = await search({ ...query, ...(cursor === null ? {} : { cursor }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  };
  const titles = async (query: SearchQuery) => (await all(query)).map(({ title }) => title);

  test('[H04] a word in the title finds, before one in tags, category or subtitle', async () => {
    const { addGood } = createShopFixture(database());
    const { productId } = await addGood({ stocks: [1], title: '冷链专用保温袋' });
    const [first, ...others] = await all({ q: '冷链', limit: 50 });
    expect(first?.id).toBe(productId);
    expect(others.length).toBeGreaterThan(2);
    for (const { tags, subtitle } of others) expect([...tags, subtitle].join()).toContain('冷链');
  });

  test('[H04] part of a word finds, small and capital, wide and narrow letters alike', async () => {
    expect(await titles({ q: '苹果' })).toContain('霜晨脆红苹果');
    expect(await titles({ q: '脆红' })).toEqual(['霜晨脆红苹果']);
    const { addGood } = createShopFixture(database());
    await addGood({ stocks: [1], title: 'NFC 橙汁 Xq9' });
    for (const q of ['nfc xq9', 'ＮＦＣ ｘｑ９']) expect(await titles({ q })).toEqual(['NFC 橙汁 Xq9']);
  });

  test('[H04] a longer word finds by half of its pairs; every word of a query must find', async () => {
    expect(await titles({ q: '脆红苹果派' })).toEqual(['霜晨脆红苹果']);
    expect(await titles({ q: '苹果 霜晨' })).toEqual(['霜晨脆红苹果']);
    expect(await titles({ q: '苹果 电视机' })).toEqual([]);
  });

  test('[H04] nothing found is an empty page; signs of the database are letters like others', async () => {
    for (const q of ['不存在的商品名', '%', '_', "'", '"', '\\']) {
      expect(await search({ q })).toEqual({ items: [], nextCursor: null });
    }
    expect(await search({ q: '　 ' })).toEqual({ items: [], nextCursor: null });
  });

  test('[H04] off-shelf goods are not found', async () => {
    expect(await titles({ q: '车厘子' })).toEqual([]);
  });

  test.each<[NonNullable<SearchQuery['sort']>, (card: { soldCount: number; priceFen: number }) => number]>([
    ['sales', ({ soldCount }) => -soldCount],
    ['priceAsc', ({ priceFen }) => priceFen],
    ['priceDesc', ({ priceFen }) => -priceFen],
  ])('[H04] sorted by %s, in pages that neither repeat nor leave out', async (sort, keyOf) => {
    const whole = await all({ q: '热卖', sort, limit: 50 });
    expect(whole.length).toBeGreaterThan(5);
    const keys = whole.map(keyOf);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(await all({ q: '热卖', sort, limit: 2 })).toEqual(whole);
  });

  test('[H04] pages by relevance neither repeat nor leave out', async () => {
    const whole = await all({ q: '果', limit: 50 });
    expect(whole.length).toBeGreaterThan(5);
    expect(await all({ q: '果', limit: 3 })).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  });

  test('[H04] equal prices are paged by id', async () => {
    const { addGood } = createShopFixture(database());
    for (let index = 0; index < 5; index += 1)
      await addGood({ stocks: [1], title: '同价之物', priceFen: 777 });
    const ids = (await all({ q: '同价之物', sort: 'priceDesc', limit: 2 })).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toHaveLength(5);
  });

  test('[H04] the price filter takes both ends in, the category filter holds', async () => {
    const prices = async (query: Omit<SearchQuery, 'q'>) =>
      (await all({ q: '热卖', ...query })).map(({ priceFen }) => priceFen);
    const [cheapest = 0, next = 0] = await prices({ sort: 'priceAsc' });
    expect(await prices({ minFen: cheapest, maxFen: cheapest })).toEqual([cheapest]);
    expect(Math.min(...(await prices({ minFen: cheapest + 1 })))).toBe(next);
    expect(await prices({ minFen: 5, maxFen: 4 })).toEqual([]);
    const fruit = catalogue.find(({ id }) => id === 'fruit')?.goods.map(({ id }) => id);
    for (const { id } of await all({ q: '果', categoryId: 'fruit' })) expect(fruit).toContain(id);
  });

  test('[H04] hot words follow what people search for, and only our own words are shown', async () => {
    const { db } = database();
    const before = await readHotWords(db);
    expect(before).toHaveLength(10);
    const last = before.at(-1) ?? '';
    for (let index = 0; index < 50; index += 1) await countSearch(db, ` ${last} `);
    await search({ q: '别人不该看到的词' });
    const after = await readHotWords(db);
    expect(after[0]).toBe(last);
    expect(after).not.toContain('别人不该看到的词');
    for (const word of before) expect((await search({ q: word })).items.length).toBeGreaterThan(0);
  });
});
