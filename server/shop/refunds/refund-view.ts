import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Refund, RefundLine } from '../../../src/contract/refund';
import type { Db } from '../../db/types';
import type { Place } from '../cursor';
import type { OrderItemRow } from '../orders/order-repository';
import { shopOrderItems, shopOrders } from '../orders/schema';
import type { RefundPiece, RefundRow } from './refund-rows';
import { shopRefundItems, shopRefunds } from './schema';

export const refundLineOf = (item: OrderItemRow, piece: RefundPiece): RefundLine => ({
  skuId: item.skuId,
  productId: item.productId,
  title: item.title,
  specText: item.specText,
  image: item.image,
  quantity: piece.quantity,
  amountFen: piece.amountFen,
});

const refundOf = (row: RefundRow, orderNumber: string, lines: RefundLine[]): Refund => ({
  id: row.id,
  number: row.number,
  orderId: row.orderId,
  orderNumber,
  state: row.state,
  automatic: row.automatic,
  reason: row.reason,
  note: row.note,
  amountFen: row.amountFen,
  lines,
  createdAt: row.createdAt,
  reviewedAt: row.reviewedAt,
  endedAt: row.endedAt,
  rejection: row.rejection,
  canWithdraw: row.state === 'pending_review',
});

const select = (db: Db, userId: string, condition: SQL | undefined) =>
  db
    .select({ refund: shopRefunds, orderNumber: shopOrders.number })
    .from(shopRefunds)
    .innerJoin(shopOrders, eq(shopOrders.id, shopRefunds.orderId))
    .where(and(eq(shopOrders.userId, userId), condition));

const withLines = async (
  db: Db,
  rows: readonly { refund: RefundRow; orderNumber: string }[],
): Promise<Refund[]> => {
  if (rows.length === 0) return [];
  const lines = await db
    .select({ piece: shopRefundItems, item: shopOrderItems })
    .from(shopRefundItems)
    .innerJoin(shopRefunds, eq(shopRefunds.id, shopRefundItems.refundId))
    .innerJoin(
      shopOrderItems,
      and(
        eq(shopOrderItems.orderId, shopRefunds.orderId),
        eq(shopOrderItems.position, shopRefundItems.position),
      ),
    )
    .where(
      inArray(
        shopRefundItems.refundId,
        rows.map(({ refund }) => refund.id),
      ),
    )
    .orderBy(asc(shopRefundItems.position));
  return rows.map(({ refund, orderNumber }) =>
    refundOf(
      refund,
      orderNumber,
      lines
        .filter(({ piece }) => piece.refundId === refund.id)
        .map(({ item, piece }) => refundLineOf(item, piece)),
    ),
  );
};

/** A refund of a user's order; null for an unknown one and for somebody else's. */
export const findRefund = async (db: Db, userId: string, id: string): Promise<Refund | null> => {
  const [refund] = await withLines(db, await select(db, userId, eq(shopRefunds.id, id)));
  return refund ?? null;
};

/** Newest first. */
export const listRefunds = async (
  db: Db,
  query: {
    readonly userId: string;
    readonly orderId: string | undefined;
    readonly after: Place | undefined;
    readonly limit: number;
  },
): Promise<Refund[]> => {
  const { userId, orderId, after, limit } = query;
  const condition = and(
    orderId === undefined ? undefined : eq(shopRefunds.orderId, orderId),
    after === undefined
      ? undefined
      : sql`(${shopRefunds.createdAt}, ${shopRefunds.id}) < (${after.at}, ${after.id})`,
  );
  const rows = await select(db, userId, condition)
    .orderBy(desc(shopRefunds.createdAt), desc(shopRefunds.id))
    .limit(limit);
  return withLines(db, rows);
};
