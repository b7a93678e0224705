import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { millis } from '../../db/columns';
import { shopOrders } from '../orders/schema';
import { shopPayments } from '../payments/schema';

/** `automatic`: money that came too late or twice; nobody applied for it. `number` is the one the channel knows. */
export const shopRefunds = pgTable(
  'shop_refunds',
  {
    id: text('id').primaryKey(),
    number: text('number').notNull().unique(),
    orderId: text('order_id')
      .notNull()
      .references(() => shopOrders.id),
    paymentId: text('payment_id')
      .notNull()
      .references(() => shopPayments.id),
    state: text('state', {
      enum: ['pending_review', 'refunding', 'refunded', 'rejected', 'withdrawn'],
    }).notNull(),
    automatic: boolean('automatic').notNull(),
    reason: text('reason', {
      enum: ['unwanted', 'wrong_choice', 'late', 'damaged', 'missing', 'other'],
    }),
    note: text('note').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    createdAt: millis('created_at').notNull(),
    reviewedAt: millis('reviewed_at'),
    endedAt: millis('ended_at'),
    rejection: text('rejection').notNull().default(''),
  },
  (table) => [
    unique('shop_refunds_order_key').on(table.orderId, table.idempotencyKey),
    index('shop_refunds_order').on(table.orderId, table.createdAt, table.id),
    index('shop_refunds_open')
      .on(table.createdAt)
      .where(sql`${table.state} in ('pending_review', 'refunding')`),
    check('shop_refunds_amount_positive', sql`${table.amountFen} > 0`),
  ],
);

/** Which pieces of the order a refund is about. */
export const shopRefundItems = pgTable(
  'shop_refund_items',
  {
    refundId: text('refund_id')
      .notNull()
      .references(() => shopRefunds.id),
    /** The line's place in the order. */
    position: integer('position').notNull(),
    quantity: integer('quantity').notNull(),
    /** What was paid for these pieces. */
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.position] }),
    check('shop_refund_items_quantity_positive', sql`${table.quantity} > 0`),
  ],
);
