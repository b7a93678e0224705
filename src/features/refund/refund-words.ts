import type { Refund, RefundReason, RefundState } from '@/contract';

export const refundStateWords: Readonly<Record<RefundState, string>> = {
  pending_review: '待审核',
  refunding: '退款中',
  refunded: '已退款',
  rejected: '已拒绝',
  withdrawn: '已撤销',
};

export const reasonWords: Readonly<Record<RefundReason, string>> = {
  unwanted: '不想要了',
  wrong_choice: '拍错/多拍',
  late: '迟迟未收到',
  damaged: '商品损坏',
  missing: '少件/漏发',
  other: '其他原因',
};

export const refundReasons = Object.keys(reasonWords) as readonly RefundReason[];

/** One sentence under the state of a refund. */
export const refundHint = ({ state, rejection, automatic }: Refund): string => {
  if (state === 'pending_review') return '商家会尽快处理，处理前可以撤销';
  if (state === 'refunding') return automatic ? '款项正在原路退回' : '商家已同意，款项正在原路退回';
  if (state === 'refunded') return '款项已原路退回';
  if (state === 'rejected') return rejection === '' ? '商家没有同意退款' : `商家说明：${rejection}`;
  return '您已撤销该申请';
};
