import type { Cart, CartItem } from '../../../src/contract/trade';
import { specTextOf } from '../products/product-view';
import type { CartLine } from './cart-repository';
import { invalidReasonOf } from './cart-rules';

const itemOf = (line: CartLine): CartItem => ({
  skuId: line.skuId,
  productId: line.productId,
  title: line.title,
  specText: specTextOf(line.values),
  image: line.images[0] ?? '',
  priceFen: line.priceFen,
  quantity: line.quantity,
  stock: line.stock,
  limitPerOrder: line.limitPerOrder,
  invalidReason: invalidReasonOf(line),
});

/** The cart with today's prices; the sums are over what can be bought. */
export const cartOf = (lines: readonly CartLine[]): Cart => {
  const items = lines.map(itemOf);
  const valid = items.filter(({ invalidReason }) => invalidReason === null);
  return {
    items,
    count: valid.reduce((sum, { quantity }) => sum + quantity, 0),
    totalFen: valid.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0),
  };
};
