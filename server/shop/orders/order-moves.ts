import type { OrderStatus } from '../../../src/contract/trade';

interface Move {
  readonly from: readonly OrderStatus[];
  readonly to: OrderStatus;
}

/**
 * The whole state machine of an order: 待付款 → 待发货 → 待收货 → 已完成, and 已取消. `cancel` is its owner's,
 * `expire` the clock's; `refund` closes an order all of whose pieces were given back. What is not here does not happen.
 */
export const orderMoves = {
  pay: { from: ['pending_payment'], to: 'pending_shipment' },
  cancel: { from: ['pending_payment'], to: 'cancelled' },
  expire: { from: ['pending_payment'], to: 'cancelled' },
  ship: { from: ['pending_shipment'], to: 'pending_receipt' },
  receive: { from: ['pending_receipt'], to: 'completed' },
  refund: { from: ['pending_shipment', 'pending_receipt', 'completed'], to: 'cancelled' },
} as const satisfies Record<string, Move>;

export type OrderMove = keyof typeof orderMoves;

export const allowsMove = (move: OrderMove, status: OrderStatus): boolean => {
  const { from }: Move = orderMoves[move];
  return from.includes(status);
};
