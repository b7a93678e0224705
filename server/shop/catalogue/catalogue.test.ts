import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { catalogue, catalogueVersion, pictureOf, skuIdOf } from './catalogue';

const goods = catalogue.flatMap((category) => category.goods);
const server = path.join(__dirname, '../..');

/** Belongs to `catalogueVersion`. When this test fails, raise the version and put the new digest here. */
const digestOfVersion = { version: 2, digest: '694f89928da4f589' };

test('the version goes up with the data', () => {
  const digest = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex').slice(0, 16);
  expect({ version: catalogueVersion, digest }).toEqual(digestOfVersion);
});

test('[H02] at least 60 goods in 8 categories, every id once', () => {
  expect(catalogue).toHaveLength(8);
  expect(goods.length).toBeGreaterThanOrEqual(60);
  const ids = [
    ...catalogue.map(({ id }) => id),
    ...goods.map(({ id }) => id),
    ...goods.flatMap(({ id, skus }) => skus.map((_, index) => skuIdOf(id, index))),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,64}$/);
});

test.each(goods.map((good) => [good.id, good] as const))('%s is complete', (_, good) => {
  expect(good.title.trim()).not.toBe('');
  expect(good.details.length).toBeGreaterThanOrEqual(3);
  expect(good.details.length).toBeLessThanOrEqual(5);
  expect(good.skus.length).toBe(good.specs.reduce((count, { values }) => count * values.length, 1));
  expect(new Set(good.skus.map(({ values }) => values.join('|'))).size).toBe(good.skus.length);
  for (const { values, priceFen, stock } of good.skus) {
    expect(values).toHaveLength(good.specs.length);
    values.forEach((value, index) => {
      expect(good.specs[index]?.values).toContain(value);
    });
    expect(Number.isInteger(priceFen) && priceFen > 0).toBe(true);
    expect(Number.isInteger(stock) && stock >= 0).toBe(true);
  }
  const lowest = Math.min(...good.skus.map(({ priceFen }) => priceFen));
  expect(good.originalPriceFen ?? lowest + 1).toBeGreaterThan(lowest);
});

describe('the cases that pages must be able to show', () => {
  const soldOut = (id: string) =>
    goods.find((good) => good.id === id)?.skus.every(({ stock }) => stock === 0);

  test('[H05] two specs by three values, one pair sold out', () => {
    const found = goods.filter(
      ({ specs }) => specs.length === 2 && specs.every((s) => s.values.length === 3),
    );
    expect(found.some(({ skus }) => skus.filter(({ stock }) => stock === 0).length === 1)).toBe(true);
  });

  test('[H05] one off the shelf, one out of stock, one limited to 2', () => {
    expect(goods.filter(({ offShelf }) => offShelf === true).length).toBeGreaterThanOrEqual(1);
    expect(goods.filter(({ id }) => soldOut(id)).length).toBeGreaterThanOrEqual(1);
    expect(goods.some(({ limitPerOrder }) => limitPerOrder === 2)).toBe(true);
  });

  test('[H20] a very long title and a promotion', () => {
    expect(Math.max(...goods.map(({ title }) => title.length))).toBeGreaterThan(60);
    expect(goods.some(({ originalPriceFen }) => originalPriceFen !== undefined)).toBe(true);
  });
});

describe('pictures', () => {
  const fileOf = (url: string): string => path.join(server, url);

  test.each(goods.map(({ id }) => [id]))('%s has pictures of 480 by 480 and at most 25 KB', async (id) => {
    for (const file of pictureOf.good(id).map(fileOf)) {
      expect(existsSync(file)).toBe(true);
      expect(statSync(file).size).toBeLessThanOrEqual(25 * 1024);
      expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width: 480, height: 480 });
    }
  });

  test('categories and banners have theirs, and no picture is left over', async () => {
    for (const { id } of catalogue) {
      const icon = await sharp(fileOf(pictureOf.category(id))).metadata();
      expect(icon).toMatchObject({ format: 'webp', width: 120, height: 120 });
    }
    for (const name of ['1', '2', '3']) {
      const banner = await sharp(path.join(server, `assets/banners/${name}.webp`)).metadata();
      expect(banner).toMatchObject({ format: 'webp', width: 750, height: 320 });
    }
    expect(readdirSync(path.join(server, 'assets/goods'))).toHaveLength(goods.length * 2);
    expect(readdirSync(path.join(server, 'assets/categories'))).toHaveLength(catalogue.length);
  });
});
