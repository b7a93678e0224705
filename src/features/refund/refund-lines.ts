import type { Refund } from '@/contract';

interface ShownLine {
  readonly skuId: string;
  readonly title: string;
  readonly specText: string;
  readonly image: string;
  readonly priceFen: number;
  readonly quantity: number;
}

/** Lines with what was paid for them in place of a price. */
export const refundLines = ({ lines }: Pick<Refund, 'lines'>): readonly ShownLine[] =>
  lines.map(({ skuId, title, specText, image, amountFen, quantity }) => ({
    skuId,
    title,
    specText,
    image,
    priceFen: amountFen,
    quantity,
  }));
