import { type Static, Type } from '@sinclair/typebox';
import { Fen, Id, Millis, nullable, strict } from './common';

/**
 * `open`: waits for the payer. `paid`: the channel has told the server so. `closed`: the order was cancelled or its
 * time is over. `returned`: the money came too late or twice and goes back by itself.
 */
export const PaymentState = Type.Union([
  Type.Literal('open'),
  Type.Literal('paid'),
  Type.Literal('closed'),
  Type.Literal('returned'),
]);
export type PaymentState = Static<typeof PaymentState>;

/**
 * `cashierUrl`: the page of the channel where the payer decides; null unless the payment is open. A client without
 * pages of others sends `POST {cashierUrl}/pay` or `POST {cashierUrl}/refuse` instead, both without a body.
 */
export const Payment = strict({
  id: Id,
  orderId: Id,
  orderNumber: Type.String(),
  state: PaymentState,
  amountFen: Fen,
  cashierUrl: nullable(Type.String()),
  expiresAt: Millis,
  paidAt: nullable(Millis),
});
export type Payment = Static<typeof Payment>;

/** `now`: the server's clock, for count-downs. */
export const PaymentAnswer = strict({ payment: Payment, now: Millis });
export type PaymentAnswer = Static<typeof PaymentAnswer>;
