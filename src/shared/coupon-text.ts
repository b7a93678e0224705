import { yuanParts } from './fen';

/** What a coupon takes off, as the wire has it. */
export type CouponCut =
  | { readonly kind: 'reduce'; readonly offFen: number }
  | { readonly kind: 'percent'; readonly percent: number; readonly maxOffFen: number | null };

interface CouponFacts {
  readonly rule: CouponCut;
  readonly thresholdFen: number;
  readonly categories: readonly { readonly name: string }[];
}

/** Integer fen as yuan without zeros that say nothing: `6`, `6.5`, `6.05`. */
export const shortYuan = (fen: number): string => {
  const { sign, yuan, cents } = yuanParts(fen);
  const rest = cents.replace(/0+$/, '');
  return rest === '' ? `${sign}${yuan}` : `${sign}${yuan}.${rest}`;
};

/** `percent` of the price is paid: 88 is `8.8`, 80 is `8`. */
const folds = (percent: number): string =>
  percent % 10 === 0 ? String(percent / 10) : `${Math.floor(percent / 10)}.${percent % 10}`;

/** The large figure of a ticket, with the small signs before and after it. */
export const cutFigure = (
  rule: CouponCut,
): { readonly sign: string; readonly figure: string; readonly unit: string } =>
  rule.kind === 'reduce'
    ? { sign: '¥', figure: shortYuan(rule.offFen), unit: '' }
    : { sign: '', figure: folds(rule.percent), unit: '折' };

export const thresholdText = (thresholdFen: number): string =>
  thresholdFen === 0 ? '无门槛' : `满 ${shortYuan(thresholdFen)} 可用`;

/** In one breath: `满49减6`, `立减6元`, `满99打8.8折`, `8.8折`. */
export const couponText = ({ rule, thresholdFen }: Pick<CouponFacts, 'rule' | 'thresholdFen'>): string => {
  const from = thresholdFen === 0 ? '' : `满${shortYuan(thresholdFen)}`;
  if (rule.kind === 'percent')
    return from === '' ? `${folds(rule.percent)}折` : `${from}打${folds(rule.percent)}折`;
  return from === '' ? `立减${shortYuan(rule.offFen)}元` : `${from}减${shortYuan(rule.offFen)}`;
};

/** Which goods it counts, and how much it takes off at most. */
export const scopeText = ({ categories, rule }: Pick<CouponFacts, 'categories' | 'rule'>): string => {
  const goods =
    categories.length === 0 ? '全部商品可用' : `限${categories.map(({ name }) => name).join('、')}`;
  return rule.kind === 'percent' && rule.maxOffFen !== null
    ? `${goods}，最多减 ${shortYuan(rule.maxOffFen)}`
    : goods;
};
