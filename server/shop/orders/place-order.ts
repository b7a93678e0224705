import { and, eq } from 'drizzle-orm';
import type { CreateOrderBody } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import { spendCoupon } from '../coupons/use-coupon';
import { lockUser } from '../lock-user';
import { draftOrder, type OrderDraft } from './order-draft';
import { orderNumber } from './order-number';
import { hashOrderBody } from './order-request';
import { shopOrderItems, shopOrders } from './schema';

export interface OrderRequest {
  readonly userId: string;
  readonly key: string;
  readonly body: CreateOrderBody;
}

export interface PlaceOrderDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** So long an order waits for its payment. */
  readonly payWindowMs: number;
}

type OrderRow = typeof shopOrders.$inferSelect;

const numberAttempts = 5;

const findByKey = async (tx: Db, { userId, key }: OrderRequest): Promise<OrderRow | undefined> => {
  const [row] = await tx
    .select()
    .from(shopOrders)
    .where(and(eq(shopOrders.userId, userId), eq(shopOrders.idempotencyKey, key)));
  return row;
};

/** Writes the order's row; a number that is taken is drawn anew. */
const insertOrder = async (
  tx: Db,
  { userId, key, body }: OrderRequest,
  { address, sums, coupon }: OrderDraft,
  deps: PlaceOrderDeps & { readonly now: number },
): Promise<string> => {
  const { now, random, payWindowMs } = deps;
  for (let attempt = 0; attempt < numberAttempts; attempt += 1) {
    const [order] = await tx
      .insert(shopOrders)
      .values({
        id: newId(random),
        number: orderNumber(now, random),
        userId,
        status: 'pending_payment',
        goodsFen: sums.goodsFen,
        discountFen: sums.discountFen,
        freightFen: sums.freightFen,
        totalFen: sums.totalFen,
        couponTitle: coupon?.coupon.title ?? null,
        remark: (body.remark ?? '').trim(),
        address,
        idempotencyKey: key,
        bodyHash: hashOrderBody(body),
        createdAt: now,
        payUntil: now + payWindowMs,
      })
      .onConflictDoNothing({ target: shopOrders.number })
      .returning({ id: shopOrders.id });
    if (order !== undefined) return order.id;
  }
  throw new AppError('INTERNAL', { reason: 'no free order number' });
};

const insertItems = async (tx: Db, orderId: string, { lines, sums }: OrderDraft): Promise<void> => {
  await tx.insert(shopOrderItems).values(
    lines.map(({ position, skuId, productId, title, specText, image, priceFen, quantity }, index) => ({
      orderId,
      position,
      skuId,
      productId,
      title,
      specText,
      image,
      priceFen,
      quantity,
      discountFen: sums.discounts[index] ?? 0,
    })),
  );
};

/**
 * Makes the order and answers with its id: key, stock, prices, coupon and cart in one transaction, so that there is
 * either an order with its goods taken or nothing at all. The orders of one user take turns. The same key and user gives
 * the same order; with another body it is refused with IDEMPOTENCY_KEY_REUSED. Refusals: ADDRESS_REQUIRED (none named
 * and no default one, or the named one is gone), NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, PURCHASE_LIMIT (`field`
 * names the first item in the way), COUPON_UNUSABLE, PRICE_CHANGED, and ORDER_EMPTY when `fromCart` and the cart no
 * longer holds an item.
 */
export const placeOrder = (db: Db, request: OrderRequest, deps: PlaceOrderDeps): Promise<string> =>
  db.transaction(async (tx) => {
    await lockUser(tx, request.userId);
    const earlier = await findByKey(tx, request);
    if (earlier !== undefined) {
      if (earlier.bodyHash !== hashOrderBody(request.body)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      return earlier.id;
    }
    const now = deps.clock.now();
    const draft = await draftOrder(tx, request, now);
    const orderId = await insertOrder(tx, request, draft, { ...deps, now });
    await insertItems(tx, orderId, draft);
    if (draft.coupon !== null) await spendCoupon(tx, draft.coupon.claim, orderId, now);
    return orderId;
  });
