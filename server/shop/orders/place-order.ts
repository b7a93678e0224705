import { and, eq } from 'drizzle-orm';
import type { CreateOrderBody } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import { takeLines } from '../cart/cart-repository';
import { lockUser } from '../lock-user';
import { shopOrderItems, shopOrders } from '../schema';
import { orderNumber } from './order-number';
import { hashOrderBody } from './order-request';
import { takeStock } from './take-stock';

export interface OrderRequest {
  readonly userId: string;
  readonly key: string;
  readonly body: CreateOrderBody;
}

interface Chance {
  readonly clock: Clock;
  readonly random: Random;
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

/**
 * Writes the order's row, which takes the key: a second request with it waits here until the first has ended, then
 * finds its order, or takes the key itself when the first was refused. A number that is taken is drawn anew.
 */
const claimKey = async (
  tx: Db,
  request: OrderRequest,
  { clock, random }: Chance,
): Promise<{ order: OrderRow; fresh: boolean }> => {
  const at = clock.now();
  for (let attempt = 0; attempt < numberAttempts; attempt += 1) {
    const [order] = await tx
      .insert(shopOrders)
      .values({
        id: newId(random),
        number: orderNumber(at, random),
        userId: request.userId,
        status: 'pending_payment',
        totalFen: 0,
        idempotencyKey: request.key,
        bodyHash: hashOrderBody(request.body),
        createdAt: at,
      })
      .onConflictDoNothing()
      .returning();
    if (order !== undefined) return { order, fresh: true };
    const earlier = await findByKey(tx, request);
    if (earlier !== undefined) return { order: earlier, fresh: false };
  }
  throw new AppError('INTERNAL', { reason: 'no free order number' });
};

/** What is ordered from the cart must be in it: a page that is behind the times does not order twice. */
const leaveCart = async (tx: Db, { userId, body }: OrderRequest): Promise<void> => {
  const taken = new Set(
    await takeLines(
      tx,
      userId,
      body.items.map(({ skuId }) => skuId),
    ),
  );
  const missing = body.items.findIndex(({ skuId }) => !taken.has(skuId));
  if (missing >= 0) throw new AppError('ORDER_EMPTY', { field: `items/${missing}/skuId` });
};

const fillOrder = async (tx: Db, orderId: string, { body }: OrderRequest): Promise<void> => {
  const lines = await takeStock(
    tx,
    body.items.map((item, position) => ({ ...item, position })),
  );
  await tx.insert(shopOrderItems).values(lines.map((line) => ({ ...line, orderId })));
  const totalFen = lines.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0);
  await tx.update(shopOrders).set({ totalFen }).where(eq(shopOrders.id, orderId));
};

/**
 * Makes the order and answers with its id: key, stock, prices and cart in one transaction, so that there is either an
 * order with its goods taken or nothing at all. The same key and user gives the same order; with another body it is
 * refused with IDEMPOTENCY_KEY_REUSED. Refusals: NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, PURCHASE_LIMIT (`field`
 * names the first item in the way), ORDER_EMPTY when `fromCart` and the cart no longer holds an item.
 */
export const placeOrder = (db: Db, request: OrderRequest, chance: Chance): Promise<string> =>
  db.transaction(async (tx) => {
    if (request.body.fromCart) await lockUser(tx, request.userId);
    const { order, fresh } = await claimKey(tx, request, chance);
    if (!fresh) {
      if (order.bodyHash !== hashOrderBody(request.body)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      return order.id;
    }
    if (request.body.fromCart) await leaveCart(tx, request);
    await fillOrder(tx, order.id, request);
    return order.id;
  });
