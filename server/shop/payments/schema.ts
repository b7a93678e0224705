import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { millis } from '../../db/columns';
import { shopOrders } from '../orders/schema';

/**
 * One try to pay an order. `id` is the merchant's number at the channel. `reservedFen`: what of the money is promised
 * back or has gone back; no refund gets past `amountFen`, whatever runs beside it.
 */
export const shopPayments = pgTable(
  'shop_payments',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => shopOrders.id),
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
    state: text('state', { enum: ['open', 'paid', 'closed', 'returned'] }).notNull(),
    /** The channel's own number, once it took the money. */
    channelNumber: text('channel_number').unique(),
    cashierUrl: text('cashier_url'),
    createdAt: millis('created_at').notNull(),
    expiresAt: millis('expires_at').notNull(),
    paidAt: millis('paid_at'),
    reservedFen: bigint('reserved_fen', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    index('shop_payments_order').on(table.orderId),
    uniqueIndex('shop_payments_one_open').on(table.orderId).where(sql`${table.state} = 'open'`),
    check('shop_payments_not_over_refunded', sql`${table.reservedFen} between 0 and ${table.amountFen}`),
  ],
);
