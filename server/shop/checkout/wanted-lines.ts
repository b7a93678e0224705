import { eq, inArray } from 'drizzle-orm';
import type { CheckoutProblem, OrderItem } from '../../../src/contract/trade';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { lineMax, refusalOf } from '../cart/cart-rules';
import type { PricedLine } from '../pricing/coupon-rules';
import { specTextOf } from '../products/product-view';
import { shopProducts, shopSkus } from '../schema';

export type WantedLine = OrderItem & PricedLine;

/** Items held against the catalogue of the moment. */
export interface Wanted {
  readonly lines: readonly WantedLine[];
  readonly problems: readonly CheckoutProblem[];
}

const readGoods = (db: Db, skuIds: readonly string[]) =>
  db
    .select({
      skuId: shopSkus.id,
      productId: shopProducts.id,
      categoryId: shopProducts.categoryId,
      title: shopProducts.title,
      images: shopProducts.images,
      onShelf: shopProducts.onShelf,
      limitPerOrder: shopProducts.limitPerOrder,
      values: shopSkus.values,
      priceFen: shopSkus.priceFen,
      stock: shopSkus.stock,
    })
    .from(shopSkus)
    .innerJoin(shopProducts, eq(shopProducts.id, shopSkus.productId))
    .where(inArray(shopSkus.id, [...skuIds]));

type Good = Awaited<ReturnType<typeof readGoods>>[number];

/** How many pieces can be had at once. */
export const availableOf = ({ onShelf, stock, limitPerOrder }: Good): number =>
  onShelf ? Math.min(stock, limitPerOrder ?? lineMax, lineMax) : 0;

/** Why so many pieces cannot be had; null when they can. */
export const problemOf = (good: Good, quantity: number): CheckoutProblem['reason'] | null => {
  const refusal = refusalOf(good, quantity);
  if (refusal === null) return null;
  if (refusal === 'PRODUCT_OFF_SHELF') return 'off_shelf';
  if (refusal === 'PURCHASE_LIMIT') return 'limit';
  return good.stock === 0 ? 'sold_out' : 'short';
};

export const itemOf = (good: Good, quantity: number): OrderItem => ({
  skuId: good.skuId,
  productId: good.productId,
  title: good.title,
  specText: specTextOf(good.values),
  image: good.images[0] ?? '',
  priceFen: good.priceFen,
  quantity,
});

/** @throws AppError NOT_FOUND for a SKU that has never been; `field` names the item */
export const holdAgainstGoods = async (
  db: Db,
  items: readonly { readonly skuId: string; readonly quantity: number }[],
): Promise<Wanted> => {
  const goods = new Map(
    (
      await readGoods(
        db,
        items.map(({ skuId }) => skuId),
      )
    ).map((good) => [good.skuId, good]),
  );
  const lines: WantedLine[] = [];
  const problems: CheckoutProblem[] = [];
  items.forEach(({ skuId, quantity }, index) => {
    const good = goods.get(skuId);
    if (good === undefined) throw new AppError('NOT_FOUND', { field: `items/${index}/skuId` });
    const item = itemOf(good, quantity);
    const reason = problemOf(good, quantity);
    if (reason === null) lines.push({ ...item, categoryId: good.categoryId });
    else problems.push({ ...item, reason, available: availableOf(good) });
  });
  return { lines, problems };
};
