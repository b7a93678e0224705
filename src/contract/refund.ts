import { type Static, Type } from '@sinclair/typebox';
import { Cursor, Fen, Id, Millis, nullable, strict } from './common';

const Quantity = Type.Integer({ minimum: 1, maximum: 999 });

/**
 * 待审核, 退款中, 已退款, 已拒绝, 已撤销.
 */
export const RefundState = Type.Union([
  Type.Literal('pending_review'),
  Type.Literal('refunding'),
  Type.Literal('refunded'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
]);
export type RefundState = Static<typeof RefundState>;

export const RefundReason = Type.Union([
  Type.Literal('unwanted'),
  Type.Literal('wrong_choice'),
  Type.Literal('late'),
  Type.Literal('damaged'),
  Type.Literal('missing'),
  Type.Literal('other'),
]);
export type RefundReason = Static<typeof RefundReason>;

/** Pieces of one line of the order. `amountFen`: what was paid for them at most, their share of the discount taken off. */
export const RefundLine = strict({
  skuId: Id,
  productId: Id,
  title: Type.String(),
  specText: Type.String(),
  image: Type.String(),
  quantity: Quantity,
  amountFen: Fen,
});
export type RefundLine = Static<typeof RefundLine>;

/** What of an order can still be given back. `freightFen` is in `maxFen` only when all that is left goes back unshipped. */
export const RefundableAnswer = strict({
  lines: Type.Array(RefundLine),
  freightFen: Fen,
  maxFen: Fen,
});
export type RefundableAnswer = Static<typeof RefundableAnswer>;

/** `items` left out: all that is left. `amountFen` left out: all that was paid for it. */
export const ApplyRefundBody = strict({
  reason: RefundReason,
  note: Type.Optional(Type.String({ maxLength: 200 })),
  items: Type.Optional(Type.Array(strict({ skuId: Id, quantity: Quantity }), { minItems: 1, maxItems: 100 })),
  amountFen: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type ApplyRefundBody = Static<typeof ApplyRefundBody>;

/** `automatic`: money that came too late or twice; it has no lines and nobody applied for it. */
export const Refund = strict({
  id: Id,
  number: Type.String(),
  orderId: Id,
  orderNumber: Type.String(),
  state: RefundState,
  automatic: Type.Boolean(),
  reason: nullable(RefundReason),
  note: Type.String(),
  amountFen: Fen,
  lines: Type.Array(RefundLine),
  createdAt: Millis,
  /** When it was approved or rejected. */
  reviewedAt: nullable(Millis),
  /** When it reached its last state. */
  endedAt: nullable(Millis),
  /** The shop's words; empty unless rejected. */
  rejection: Type.String(),
  canWithdraw: Type.Boolean(),
});
export type Refund = Static<typeof Refund>;

export const RefundAnswer = strict({ refund: Refund });
export type RefundAnswer = Static<typeof RefundAnswer>;

export const ListRefundsQuery = strict({
  orderId: Type.Optional(Id),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type ListRefundsQuery = Static<typeof ListRefundsQuery>;

/** Newest first. */
export const RefundsAnswer = strict({ items: Type.Array(Refund), nextCursor: nullable(Cursor) });
export type RefundsAnswer = Static<typeof RefundsAnswer>;
