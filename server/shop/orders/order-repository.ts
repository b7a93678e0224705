import { and, asc, count, desc, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { OrderStatus } from '../../../src/contract/trade';
import type { Db } from '../../db/types';
import type { Place } from '../cursor';
import { openRefundOrders, openRefundsOf } from '../refunds/open-refunds';
import type { OrderRow } from './move-order';
import { shopOrderItems, shopOrders } from './schema';

export type OrderItemRow = typeof shopOrderItems.$inferSelect;

export interface OrderWithItems extends OrderRow {
  readonly items: readonly OrderItemRow[];
  /** A refund of it waits for review or for its money. */
  readonly refundOpen: boolean;
}

export const withItems = async (db: Db, orders: readonly OrderRow[]): Promise<OrderWithItems[]> => {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const items = await db
    .select()
    .from(shopOrderItems)
    .where(inArray(shopOrderItems.orderId, ids))
    .orderBy(asc(shopOrderItems.position));
  const open = await openRefundOrders(db, ids);
  return orders.map((order) => ({
    ...order,
    items: items.filter(({ orderId }) => orderId === order.id),
    refundOpen: open.has(order.id),
  }));
};

/** An order of a user, deleted from the lists or not; null for an unknown one and for somebody else's. */
export const findOrder = async (db: Db, userId: string, id: string): Promise<OrderWithItems | null> => {
  const rows = await db
    .select()
    .from(shopOrders)
    .where(and(eq(shopOrders.id, id), eq(shopOrders.userId, userId), isNull(shopOrders.hiddenAt)));
  const [order] = await withItems(db, rows);
  return order ?? null;
};

/** Newest first, without those that their owner deleted. */
export const listOrders = async (
  db: Db,
  query: {
    readonly userId: string;
    readonly status: OrderStatus | undefined;
    readonly after: Place | undefined;
    readonly limit: number;
  },
): Promise<OrderWithItems[]> => {
  const { userId, status, after, limit } = query;
  const rows = await db
    .select()
    .from(shopOrders)
    .where(
      and(
        eq(shopOrders.userId, userId),
        isNull(shopOrders.hiddenAt),
        status === undefined ? undefined : eq(shopOrders.status, status),
        after === undefined
          ? undefined
          : sql`(${shopOrders.createdAt}, ${shopOrders.id}) < (${after.at}, ${after.id})`,
      ),
    )
    .orderBy(desc(shopOrders.createdAt), desc(shopOrders.id))
    .limit(limit);
  return withItems(db, rows);
};

/** States without orders are left out. */
export const countByStatus = (db: Db, userId: string): Promise<{ status: OrderStatus; orders: number }[]> =>
  db
    .select({ status: shopOrders.status, orders: count() })
    .from(shopOrders)
    .where(and(eq(shopOrders.userId, userId), isNull(shopOrders.hiddenAt)))
    .groupBy(shopOrders.status);

/** Unpaid orders whose time is over, of one user or of all; the oldest first. */
export const overdueOrders = async (
  db: Db,
  now: number,
  limit: number,
  userId?: string,
): Promise<string[]> => {
  const rows = await db
    .select({ id: shopOrders.id })
    .from(shopOrders)
    .where(
      and(
        eq(shopOrders.status, 'pending_payment'),
        lte(shopOrders.payUntil, now),
        userId === undefined ? undefined : eq(shopOrders.userId, userId),
      ),
    )
    .orderBy(asc(shopOrders.payUntil))
    .limit(limit);
  return rows.map(({ id }) => id);
};

/**
 * Shipped orders whose owners never said that they came, the oldest first. Whoever wants the money back has not received
 * what was ordered: such orders are left out.
 */
export const overdueReceipts = async (db: Db, now: number, limit: number): Promise<string[]> => {
  const rows = await db
    .select({ id: shopOrders.id })
    .from(shopOrders)
    .where(
      and(
        eq(shopOrders.status, 'pending_receipt'),
        lte(shopOrders.receiveUntil, now),
        notExists(openRefundsOf(db, shopOrders.id)),
      ),
    )
    .orderBy(asc(shopOrders.receiveUntil))
    .limit(limit);
  return rows.map(({ id }) => id);
};
