import type { PriceRange } from './slice';

/** What the two fields of the filter say: a range, or the sentence that says what is wrong with it. */
export type TypedRange =
  | { readonly kind: 'range'; readonly range: PriceRange }
  | { readonly kind: 'refused'; readonly reason: string };

const yuan = /^(\d{1,6})(?:\.(\d{1,2}))?$/;

/** Yuan as a person types them, in fen; null for an empty field, `'wrong'` for what is no price. */
const fenOf = (typed: string): number | null | 'wrong' => {
  const text = typed.trim();
  if (text === '') return null;
  const [, whole, cents = ''] = yuan.exec(text) ?? [];
  return whole === undefined ? 'wrong' : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
};

/** Reads both fields; they may be empty, and the lower price may stand in either. */
export const rangeFrom = (low: string, high: string): TypedRange => {
  const [first, second] = [fenOf(low), fenOf(high)];
  if (first === 'wrong' || second === 'wrong') return { kind: 'refused', reason: '请输入正确的价格' };
  const turned = first !== null && second !== null && first > second;
  const [minFen, maxFen] = turned ? [second, first] : [first, second];
  return { kind: 'range', range: { minFen, maxFen } };
};

/** Fen as a field shows them: whole yuan without decimals; nothing for an open end. */
export const yuanText = (fen: number | null): string => {
  if (fen === null) return '';
  const cents = fen % 100;
  return cents === 0 ? `${fen / 100}` : `${Math.floor(fen / 100)}.${String(cents).padStart(2, '0')}`;
};

/** Ranges that are often wanted. */
export const usualRanges: readonly (PriceRange & { readonly text: string })[] = [
  { text: '20元以下', minFen: null, maxFen: 2000 },
  { text: '20-50元', minFen: 2000, maxFen: 5000 },
  { text: '50-100元', minFen: 5000, maxFen: 10_000 },
  { text: '100元以上', minFen: 10_000, maxFen: null },
];
