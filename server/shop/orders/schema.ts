import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { users } from '../../accounts/schema';
import { millis } from '../../db/columns';
import { shopProducts, shopSkus } from '../schema';

/** Where an order's goods go, as it was when the order was made. */
export interface KeptAddress {
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
}

/**
 * `bodyHash`: what the request with this key asked for, so that the key cannot stand for another order. `totalFen` is
 * what is to be paid: goods less discount plus freight. `status` is changed by `move-order.ts` only.
 */
export const shopOrders = pgTable(
  'shop_orders',
  {
    id: text('id').primaryKey(),
    number: text('number').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    status: text('status', {
      enum: ['pending_payment', 'pending_shipment', 'pending_receipt', 'completed', 'cancelled'],
    }).notNull(),
    /** Goes up with every change of the state. */
    version: integer('version').notNull().default(0),
    goodsFen: bigint('goods_fen', { mode: 'number' }).notNull().default(0),
    discountFen: bigint('discount_fen', { mode: 'number' }).notNull().default(0),
    freightFen: bigint('freight_fen', { mode: 'number' }).notNull().default(0),
    totalFen: bigint('total_fen', { mode: 'number' }).notNull(),
    /** Money that has gone back. */
    refundedFen: bigint('refunded_fen', { mode: 'number' }).notNull().default(0),
    couponTitle: text('coupon_title'),
    remark: text('remark').notNull().default(''),
    /** Null once its owner was forgotten. */
    address: jsonb('address').$type<KeptAddress>(),
    idempotencyKey: text('idempotency_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    createdAt: millis('created_at').notNull(),
    /** After this moment an unpaid order is cancelled. */
    payUntil: millis('pay_until').notNull(),
    paidAt: millis('paid_at'),
    remindedAt: millis('reminded_at'),
    shippedAt: millis('shipped_at'),
    carrier: text('carrier'),
    trackingNumber: text('tracking_number'),
    /** After this moment a shipped order is taken as received. */
    receiveUntil: millis('receive_until'),
    completedAt: millis('completed_at'),
    cancelledAt: millis('cancelled_at'),
    cancelReason: text('cancel_reason', { enum: ['user', 'timeout', 'refunded'] }),
    /** When its owner deleted it from the lists. */
    hiddenAt: millis('hidden_at'),
  },
  (table) => [
    unique('shop_orders_user_key').on(table.userId, table.idempotencyKey),
    index('shop_orders_list').on(table.userId, table.createdAt, table.id),
    index('shop_orders_status_list').on(table.userId, table.status, table.createdAt, table.id),
    index('shop_orders_unpaid').on(table.payUntil).where(sql`${table.status} = 'pending_payment'`),
    index('shop_orders_under_way').on(table.receiveUntil).where(sql`${table.status} = 'pending_receipt'`),
  ],
);

/** Title, spec, picture and price as they were when the order was made; they never change afterwards. */
export const shopOrderItems = pgTable(
  'shop_order_items',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => shopOrders.id),
    position: integer('position').notNull(),
    skuId: text('sku_id')
      .notNull()
      .references(() => shopSkus.id),
    productId: text('product_id')
      .notNull()
      .references(() => shopProducts.id),
    title: text('title').notNull(),
    specText: text('spec_text').notNull(),
    image: text('image').notNull(),
    priceFen: integer('price_fen').notNull(),
    quantity: integer('quantity').notNull(),
    /** The line's part of the order's discount. */
    discountFen: bigint('discount_fen', { mode: 'number' }).notNull().default(0),
    /** Pieces given back or applied for. */
    refundQuantity: integer('refund_quantity').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.position] }),
    check('shop_order_items_refund_quantity', sql`${table.refundQuantity} between 0 and ${table.quantity}`),
  ],
);
