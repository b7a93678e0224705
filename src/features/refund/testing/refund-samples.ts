import type { Refund, RefundableAnswer, RefundLine } from '@/contract';

const lineOf = (skuId: string, quantity: number, amountFen: number): RefundLine => ({
  skuId,
  productId: `of-${skuId}`,
  title: `商品 ${skuId}`,
  specText: '2 斤装',
  image: '/a.webp',
  quantity,
  amountFen,
});

/** Two lines of an order that was not shipped yet, its freight beside them. */
export const refundable: RefundableAnswer = {
  lines: [lineOf('a', 3, 1000), lineOf('b', 1, 500)],
  freightFen: 600,
  maxFen: 2100,
};

export const refundOf = (id: string, part: Partial<Refund> = {}): Refund => ({
  id,
  number: `R${id}`,
  orderId: 'o1',
  orderNumber: 'N1',
  state: 'pending_review',
  automatic: false,
  reason: 'unwanted',
  note: '',
  amountFen: 2100,
  lines: refundable.lines,
  createdAt: 0,
  reviewedAt: null,
  endedAt: null,
  rejection: '',
  canWithdraw: true,
  ...part,
});
