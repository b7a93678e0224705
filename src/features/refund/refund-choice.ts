import type { ApplyRefundBody, OrderDetail, RefundableAnswer, RefundReason } from '@/contract';

/** What can be given back of one line. */
export interface RefundLineChoice {
  readonly skuId: string;
  readonly title: string;
  readonly specText: string;
  readonly image: string;
  /** Pieces that are left to give back. */
  readonly max: number;
  /** Chosen pieces; 0 for none. */
  readonly quantity: number;
  /** What was paid for the line, its pieces, and those of them that are given back or applied for already. */
  readonly payFen: number;
  readonly pieces: number;
  readonly before: number;
}

/** An application as it is filled in. */
export interface RefundForm {
  readonly orderId: string;
  readonly lines: readonly RefundLineChoice[];
  readonly freightFen: number;
  /** The most that all of it can give. */
  readonly allFen: number;
  readonly reason: RefundReason | null;
  readonly note: string;
  /** What was written as the amount; empty for as much as possible. */
  readonly amountText: string;
}

/** A form with everything chosen that can be given back. */
export const refundFormOf = (order: OrderDetail, refundable: RefundableAnswer): RefundForm => ({
  orderId: order.id,
  lines: refundable.lines.map(({ skuId, title, specText, image, quantity }) => {
    const line = order.items.find((one) => one.skuId === skuId);
    return {
      skuId,
      title,
      specText,
      image,
      max: quantity,
      quantity,
      payFen: line?.payFen ?? 0,
      pieces: line?.quantity ?? quantity,
      before: line?.refundQuantity ?? 0,
    };
  }),
  freightFen: refundable.freightFen,
  allFen: refundable.maxFen,
  reason: null,
  note: '',
  amountText: '',
});

/** What was paid for the chosen pieces of a line: shares are cut as the server cuts them, by whole fen from the first piece on. */
const payOf = ({ payFen, pieces, before, quantity }: RefundLineChoice): number => {
  const upTo = (count: number): number => Math.floor((payFen * count) / pieces);
  return upTo(before + quantity) - upTo(before);
};

const isAll = ({ lines }: RefundForm): boolean => lines.every(({ quantity, max }) => quantity === max);

/** The most that can be given back for what is chosen, in fen. */
export const maxFenOf = (form: RefundForm): number =>
  isAll(form)
    ? form.allFen
    : Math.min(
        form.allFen,
        form.lines.reduce((sum, line) => sum + payOf(line), 0),
      );

/** Reads yuan with at most two digits after the point into fen; null for anything else. */
export const fenOf = (text: string): number | null => {
  const match = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(text.trim());
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

/** What is wrong with a form, as a sentence; null when it can be sent. */
export const formProblem = (form: RefundForm): string | null => {
  if (form.lines.every(({ quantity }) => quantity === 0)) return '请选择要退的商品';
  if (form.reason === null) return '请选择退款原因';
  if (form.amountText.trim() === '') return null;
  const fen = fenOf(form.amountText);
  if (fen === null || fen === 0) return '请填写正确的退款金额';
  return fen > maxFenOf(form) ? '退款金额不能超过最多可退金额' : null;
};

/** The body to send; of a form without a problem. */
export const refundBodyOf = (form: RefundForm): ApplyRefundBody => {
  const note = form.note.trim();
  const fen = form.amountText.trim() === '' ? null : fenOf(form.amountText);
  const items = form.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ skuId, quantity }) => ({ skuId, quantity }));
  return {
    reason: form.reason ?? 'other',
    ...(note === '' ? {} : { note }),
    ...(isAll(form) ? {} : { items }),
    // As much as possible is left to the server, which knows it to the fen.
    ...(fen === null || fen === maxFenOf(form) ? {} : { amountFen: fen }),
  };
};
