import { type Static, Type } from '@sinclair/typebox';

const Mark = Type.String({ minLength: 1, maxLength: 64 });
const Fen = Type.Integer({ minimum: 1 });
const Millis = Type.Integer({ minimum: 0 });

/** Fields that a newer cashier adds are passed over. */
export const Opened = Type.Object({ payUrl: Type.String({ pattern: '^https?://' }) });

export const State = Type.Union([
  Type.Object({ state: Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('unknown')]) }),
  Type.Object({ state: Type.Literal('paid'), amountFen: Fen, number: Mark, paidAt: Millis }),
]);
export type State = Static<typeof State>;

export const Refunded = Type.Object({ state: Type.Union([Type.Literal('done'), Type.Literal('under_way')]) });

export const NoticeBody = Type.Union([
  Type.Object({
    event: Type.Literal('payment.paid'),
    merchantNumber: Mark,
    amountFen: Fen,
    number: Mark,
    paidAt: Millis,
  }),
  Type.Object({ event: Type.Literal('payment.closed'), merchantNumber: Mark }),
  Type.Object({ event: Type.Literal('refund.done'), refundNumber: Mark, amountFen: Fen }),
]);
export type NoticeBody = Static<typeof NoticeBody>;
