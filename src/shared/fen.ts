/** Both sides of the decimal point, for a price that shows them in two sizes. */
export interface YuanParts {
  readonly sign: '' | '-';
  readonly yuan: string;
  /** Always two digits. */
  readonly cents: string;
}

/** Splits integer fen (1 CNY = 100 fen) by digits, so that no float is ever money. */
export const yuanParts = (fen: number): YuanParts => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return { sign: fen < 0 ? '-' : '', yuan: digits.slice(0, -2), cents: digits.slice(-2) };
};

/** Integer fen as `¥12.30`. */
export const formatFen = (fen: number): string => {
  const { sign, yuan, cents } = yuanParts(fen);
  return `${sign}¥${yuan}.${cents}`;
};
