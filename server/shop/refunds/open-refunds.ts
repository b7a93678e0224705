import { and, count, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopOrders } from '../orders/schema';
import { shopRefunds } from './schema';

const isOpen = inArray(shopRefunds.state, ['pending_review', 'refunding']);

/** The open refunds of the order that an outer query looks at. */
export const openRefundsOf = (db: Db, orderId: typeof shopOrders.id) =>
  db
    .select({ id: shopRefunds.id })
    .from(shopRefunds)
    .where(and(eq(shopRefunds.orderId, orderId), isOpen));

/** Which of the orders have a refund that waits for review or for its money. */
export const openRefundOrders = async (db: Db, orderIds: readonly string[]): Promise<Set<string>> => {
  if (orderIds.length === 0) return new Set();
  const rows = await db
    .select({ orderId: shopRefunds.orderId })
    .from(shopRefunds)
    .where(and(inArray(shopRefunds.orderId, [...orderIds]), isOpen));
  return new Set(rows.map(({ orderId }) => orderId));
};

export const countOpenRefunds = async (db: Db, userId: string): Promise<number> => {
  const [row] = await db
    .select({ refunds: count() })
    .from(shopRefunds)
    .innerJoin(shopOrders, eq(shopOrders.id, shopRefunds.orderId))
    .where(and(eq(shopOrders.userId, userId), isOpen));
  return row?.refunds ?? 0;
};
