import type { Order, OrderDetail, OrderLine } from '../../../src/contract/trade';
import type { OrderItemRow, OrderWithItems } from './order-repository';
import { actionsOf } from './order-rules';

export const lineOf = (row: OrderItemRow): OrderLine => ({
  skuId: row.skuId,
  productId: row.productId,
  title: row.title,
  specText: row.specText,
  image: row.image,
  priceFen: row.priceFen,
  quantity: row.quantity,
  discountFen: row.discountFen,
  payFen: row.priceFen * row.quantity - row.discountFen,
  refundQuantity: row.refundQuantity,
});

export const orderOf = (row: OrderWithItems, now: number): Order => ({
  id: row.id,
  number: row.number,
  status: row.status,
  items: row.items.map(lineOf),
  goodsFen: row.goodsFen,
  discountFen: row.discountFen,
  freightFen: row.freightFen,
  totalFen: row.totalFen,
  refundedFen: row.refundedFen,
  createdAt: row.createdAt,
  payUntil: row.payUntil,
  cancelReason: row.cancelReason,
  refundOpen: row.refundOpen,
  actions: actionsOf(row, now),
});

export const orderDetailOf = (row: OrderWithItems, now: number): OrderDetail => ({
  ...orderOf(row, now),
  address: row.address,
  remark: row.remark,
  couponTitle: row.couponTitle,
  paidAt: row.paidAt,
  shippedAt: row.shippedAt,
  completedAt: row.completedAt,
  cancelledAt: row.cancelledAt,
  receiveUntil: row.status === 'pending_receipt' ? row.receiveUntil : null,
  shipment:
    row.carrier === null || row.trackingNumber === null
      ? null
      : { carrier: row.carrier, trackingNumber: row.trackingNumber },
});
