import type { BuyAgainAnswer, CheckoutProblem } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { holdAgainstGoods } from '../checkout/wanted-lines';
import { lockUser } from '../lock-user';
import { findOrder } from '../orders/order-repository';
import { shopCartItems } from '../schema';
import { readLines } from './cart-lines';
import { createCartRepository } from './cart-repository';
import { cartMaxLines } from './cart-rules';
import { readCart } from './cart-service';

export type BuyAgain = (userId: string, orderId: string) => Promise<BuyAgainAnswer>;

interface Step {
  readonly skuId: string;
  /** What the line will hold. */
  readonly quantity: number;
}

const put = async (tx: Db, userId: string, { skuId, quantity }: Step, addedAt: number): Promise<void> => {
  const row = { quantity, addedAt, checked: true };
  await tx
    .insert(shopCartItems)
    .values({ userId, skuId, ...row })
    .onConflictDoUpdate({ target: [shopCartItems.userId, shopCartItems.skuId], set: row });
};

/**
 * Puts the goods of an order into the cart of its owner, as many pieces of each as can be had, on top of what is there.
 * What did not go in whole is told with the reason and how many did; a full cart counts as `limit`. NOT_FOUND for
 * somebody else's order.
 */
export const createBuyAgain =
  ({ db, clock }: { readonly db: Db; readonly clock: Clock }): BuyAgain =>
  async (userId, orderId) => {
    const order = await findOrder(db, userId, orderId);
    if (order === null) throw new AppError('NOT_FOUND');
    const problems: CheckoutProblem[] = [];
    await db.transaction(async (tx) => {
      await lockUser(tx, userId);
      const present = new Map(
        (await readLines(tx, [userId])).map(({ skuId, quantity }) => [skuId, quantity]),
      );
      for (const { skuId, quantity } of order.items) {
        const before = present.get(skuId) ?? 0;
        const { problems: found } = await holdAgainstGoods(tx, [{ skuId, quantity: before + quantity }]);
        const [problem] = found;
        const room = before > 0 || present.size < cartMaxLines;
        const total = room ? Math.max(before, problem?.available ?? before + quantity) : before;
        if (total > before) {
          await put(tx, userId, { skuId, quantity: total }, clock.now());
          present.set(skuId, total);
        }
        if (total - before === quantity) continue;
        const [item] =
          problem === undefined ? (await holdAgainstGoods(tx, [{ skuId, quantity }])).lines : [problem];
        if (item === undefined) continue;
        const { productId, title, specText, image, priceFen } = item;
        const reason = problem?.reason ?? 'limit';
        problems.push({
          ...{ skuId, productId, title, specText, image, priceFen, quantity },
          reason,
          available: total - before,
        });
      }
    });
    const cart = await readCart(db, createCartRepository(db), userId, clock.now());
    return { cart, problems };
  };
