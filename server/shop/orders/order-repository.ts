import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { OrderStatus } from '../../../src/contract/trade';
import type { Db } from '../../db/types';
import type { Place } from '../cursor';
import { shopOrderItems, shopOrders } from '../schema';

type OrderRow = typeof shopOrders.$inferSelect;

export interface OrderWithItems extends OrderRow {
  readonly items: readonly (typeof shopOrderItems.$inferSelect)[];
}

/** Reads orders; every method sees the orders of one user only. */
export interface OrderRepository {
  find(userId: string, id: string): Promise<OrderWithItems | null>;
  /** Newest first. */
  list(query: {
    readonly userId: string;
    readonly status: OrderStatus | undefined;
    readonly after: Place | undefined;
    readonly limit: number;
  }): Promise<OrderWithItems[]>;
  /** States without orders are left out. */
  countByStatus(userId: string): Promise<{ status: OrderStatus; orders: number }[]>;
}

const withItems = async (db: Db, orders: readonly OrderRow[]): Promise<OrderWithItems[]> => {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const items = await db
    .select()
    .from(shopOrderItems)
    .where(inArray(shopOrderItems.orderId, ids))
    .orderBy(asc(shopOrderItems.position));
  return orders.map((order) => ({ ...order, items: items.filter(({ orderId }) => orderId === order.id) }));
};

export const createOrderRepository = (db: Db): OrderRepository => ({
  find: async (userId, id) => {
    const rows = await db
      .select()
      .from(shopOrders)
      .where(and(eq(shopOrders.id, id), eq(shopOrders.userId, userId)));
    const [order] = await withItems(db, rows);
    return order ?? null;
  },

  list: async ({ userId, status, after, limit }) => {
    const rows = await db
      .select()
      .from(shopOrders)
      .where(
        and(
          eq(shopOrders.userId, userId),
          status === undefined ? undefined : eq(shopOrders.status, status),
          after === undefined
            ? undefined
            : sql`(${shopOrders.createdAt}, ${shopOrders.id}) < (${after.at}, ${after.id})`,
        ),
      )
      .orderBy(desc(shopOrders.createdAt), desc(shopOrders.id))
      .limit(limit);
    return withItems(db, rows);
  },

  countByStatus: (userId) =>
    db
      .select({ status: shopOrders.status, orders: count() })
      .from(shopOrders)
      .where(eq(shopOrders.userId, userId))
      .groupBy(shopOrders.status),
});
