import { and, asc, eq, lte, notExists } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopOrders } from '../orders/schema';
import { openRefundsOf } from '../refunds/open-refunds';
import { shopRefunds } from '../refunds/schema';

const most = 100;

/** Paid orders that can be shipped, those paid first coming first. `until`: only those paid by then. */
export const ordersToShip = (db: Db, until: number) =>
  db
    .select({
      id: shopOrders.id,
      number: shopOrders.number,
      paidAt: shopOrders.paidAt,
      remindedAt: shopOrders.remindedAt,
    })
    .from(shopOrders)
    .where(
      and(
        eq(shopOrders.status, 'pending_shipment'),
        lte(shopOrders.paidAt, until),
        notExists(openRefundsOf(db, shopOrders.id)),
      ),
    )
    .orderBy(asc(shopOrders.paidAt))
    .limit(most);

/** Refunds that wait for review, the oldest first. `until`: only those applied for by then. */
export const refundsToReview = (db: Db, until: number) =>
  db
    .select({
      id: shopRefunds.id,
      number: shopRefunds.number,
      orderId: shopRefunds.orderId,
      amountFen: shopRefunds.amountFen,
      createdAt: shopRefunds.createdAt,
    })
    .from(shopRefunds)
    .where(and(eq(shopRefunds.state, 'pending_review'), lte(shopRefunds.createdAt, until)))
    .orderBy(asc(shopRefunds.createdAt))
    .limit(most);
