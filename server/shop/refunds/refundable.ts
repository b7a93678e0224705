import type { ApplyRefundBody } from '../../../src/contract/refund';
import { AppError } from '../../errors';
import type { OrderItemRow, OrderWithItems } from '../orders/order-repository';
import type { PaymentRow } from '../payments/payment-repository';
import { payOfPieces } from '../pricing/split';
import type { RefundPiece } from './refund-rows';

/** What an application may be about. */
export interface Refundable {
  readonly pieces: readonly RefundPiece[];
  /** Part of `maxFen`: freight goes back when nothing of an unshipped order is kept. */
  readonly freightFen: number;
  readonly maxFen: number;
}

const left = ({ quantity, refundQuantity }: OrderItemRow): number => quantity - refundQuantity;

const pieceOf = (item: OrderItemRow, quantity: number): RefundPiece => {
  const payFen = item.priceFen * item.quantity - item.discountFen;
  return {
    position: item.position,
    quantity,
    amountFen: payOfPieces({ payFen, quantity: item.quantity }, item.refundQuantity, quantity),
  };
};

/** Pieces by what was asked for; all that is left when nothing was named. */
const choose = (order: OrderWithItems, wanted: ApplyRefundBody['items']): RefundPiece[] => {
  if (wanted === undefined) {
    return order.items.filter((item) => left(item) > 0).map((item) => pieceOf(item, left(item)));
  }
  const seen = new Set<string>();
  return wanted.map(({ skuId, quantity }, index) => {
    const item = order.items.find((one) => one.skuId === skuId);
    if (item === undefined || seen.has(skuId)) {
      throw new AppError('INVALID_INPUT', { field: `items/${index}/skuId` });
    }
    seen.add(skuId);
    if (quantity > left(item)) throw new AppError('REFUND_EXCEEDED', { field: `items/${index}/quantity` });
    return pieceOf(item, quantity);
  });
};

/**
 * What can be given back of an order for the pieces asked for; never more than what is left of its payment.
 * @throws AppError INVALID_INPUT for a SKU that is not in the order or named twice, REFUND_EXCEEDED for too many pieces
 */
export const refundableOf = (
  order: OrderWithItems,
  payment: Pick<PaymentRow, 'amountFen' | 'reservedFen'>,
  wanted: ApplyRefundBody['items'],
): Refundable => {
  const pieces = choose(order, wanted);
  const goodsFen = pieces.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const chosen = pieces.reduce((sum, { quantity }) => sum + quantity, 0);
  const all = order.items.reduce((sum, item) => sum + left(item), 0);
  const remaining = payment.amountFen - payment.reservedFen;
  const withFreight = order.status === 'pending_shipment' && chosen === all;
  const freightFen = withFreight ? Math.max(0, Math.min(order.freightFen, remaining - goodsFen)) : 0;
  return { pieces, freightFen, maxFen: Math.min(goodsFen + freightFen, remaining) };
};
