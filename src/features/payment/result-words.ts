import type { IconName } from '@/components/icon/icon';
import type { PaymentState } from '@/contract';

export interface ResultWords {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  /** What is likely wanted next beside the order. */
  readonly next: 'home' | 'pay' | 'look';
}

/** What the page says of a payment after the payer decided. */
export const resultWords: Readonly<Record<PaymentState, ResultWords>> = {
  paid: { icon: 'done', title: '支付成功', hint: '商家会尽快为您发货', next: 'home' },
  open: { icon: 'info', title: '支付结果确认中', hint: '收银台还没有给出结果，请稍候刷新', next: 'look' },
  closed: { icon: 'close', title: '支付未完成', hint: '没有扣款；时限内可以重新付款', next: 'pay' },
  returned: { icon: 'info', title: '款项将原路退回', hint: '订单已结束，这笔付款会自动退回', next: 'home' },
};

export const nextWords: Readonly<Record<ResultWords['next'], string>> = {
  home: '继续逛逛',
  pay: '重新付款',
  look: '刷新结果',
};
