import fc from 'fast-check';
import type { OrderStatus } from '../../../src/contract/trade';
import { allowsMove, type OrderMove, orderMoves } from './order-moves';

const states: OrderStatus[] = [
  'pending_payment',
  'pending_shipment',
  'pending_receipt',
  'completed',
  'cancelled',
];
const moves = Object.keys(orderMoves) as OrderMove[];

test('[H09] exactly these changes of state exist', () => {
  const found = states.flatMap((state) =>
    moves.filter((move) => allowsMove(move, state)).map((move) => `${state} ${move} ${orderMoves[move].to}`),
  );
  expect(found).toEqual([
    'pending_payment pay pending_shipment',
    'pending_payment cancel cancelled',
    'pending_payment expire cancelled',
    'pending_shipment ship pending_receipt',
    'pending_shipment refund cancelled',
    'pending_receipt receive completed',
    'pending_receipt refund cancelled',
    'completed refund cancelled',
  ]);
});

test('[H09] whatever is tried in whatever order, nothing leaves 已取消 and nothing unpaid is shipped', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (tried) => {
      let state: OrderStatus = 'pending_payment';
      let paid = false;
      for (const move of tried) {
        if (!allowsMove(move, state)) continue;
        expect(state).not.toBe('cancelled');
        if (move === 'pay') paid = true;
        if (move === 'ship' || move === 'receive' || move === 'refund') expect(paid).toBe(true);
        state = orderMoves[move].to;
      }
    }),
  );
});
