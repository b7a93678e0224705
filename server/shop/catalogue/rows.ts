import type { shopCategories, shopProducts, shopSkus } from '../schema';
import { pictureOf, skuIdOf } from './catalogue';
import type { CategoryData, Good } from './good';

interface Rows {
  readonly categories: (typeof shopCategories.$inferInsert)[];
  readonly products: (typeof shopProducts.$inferInsert)[];
  readonly skus: (typeof shopSkus.$inferInsert)[];
}

const productRow = (good: Good, categoryId: string, position: number) => ({
  id: good.id,
  categoryId,
  title: good.title,
  subtitle: good.subtitle,
  images: pictureOf.good(good.id),
  details: good.details,
  tags: good.tags,
  specs: good.specs,
  originalPriceFen: good.originalPriceFen ?? null,
  soldCount: good.soldCount,
  limitPerOrder: good.limitPerOrder ?? null,
  onShelf: good.offShelf !== true,
  position,
});

const skuRows = (good: Good) =>
  good.skus.map((sku, index) => ({
    id: skuIdOf(good.id, index),
    productId: good.id,
    values: sku.values,
    priceFen: sku.priceFen,
    stock: sku.stock,
    position: index,
  }));

/** Room for the categories between the first goods of all categories and the second ones. */
const stride = 1000;

/** The data files as rows. Goods are placed so that the list of all goods takes one of each category in turn. */
export const rowsOf = (catalogue: readonly CategoryData[]): Rows => ({
  categories: catalogue.map(({ id, name }, position) => ({
    id,
    name,
    image: pictureOf.category(id),
    position,
  })),
  products: catalogue.flatMap(({ id, goods }, place) =>
    goods.map((good, index) => productRow(good, id, index * stride + place)),
  ),
  skus: catalogue.flatMap(({ goods }) => goods.flatMap(skuRows)),
});
