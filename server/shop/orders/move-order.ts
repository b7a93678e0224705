import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { type OrderMove, orderMoves } from './order-moves';
import { shopOrders } from './schema';

export type OrderRow = typeof shopOrders.$inferSelect;

/** What is written down beside a change of state. */
export type MoveFields = Partial<
  Pick<
    OrderRow,
    | 'paidAt'
    | 'shippedAt'
    | 'carrier'
    | 'trackingNumber'
    | 'receiveUntil'
    | 'completedAt'
    | 'cancelledAt'
    | 'cancelReason'
  >
>;

/**
 * An order, locked until the transaction ends; null when there is none. Whoever changes an order and what belongs to it
 * locks it first, then SKUs by id, then the coupon, then payments and refunds.
 */
export const lockOrder = async (tx: Db, id: string): Promise<OrderRow | null> => {
  const [row] = await tx.select().from(shopOrders).where(eq(shopOrders.id, id)).for('no key update');
  return row ?? null;
};

/**
 * The one place where an order changes its state. The state and the version that the caller saw must still be there:
 * one statement checks and changes.
 * @throws AppError ORDER_STATE
 */
export const moveOrder = async (
  tx: Db,
  seen: Pick<OrderRow, 'id' | 'version'>,
  move: OrderMove,
  fields: MoveFields = {},
): Promise<OrderRow> => {
  const { from, to } = orderMoves[move];
  const [row] = await tx
    .update(shopOrders)
    .set({ ...fields, status: to, version: sql`${shopOrders.version} + 1` })
    .where(
      and(
        eq(shopOrders.id, seen.id),
        eq(shopOrders.version, seen.version),
        inArray(shopOrders.status, [...from]),
      ),
    )
    .returning();
  if (row === undefined) throw new AppError('ORDER_STATE', { reason: `not open to ${move}` });
  return row;
};
