/** A number on a badge: nothing for zero, `99+` from a hundred on. */
export const badgeText = (count: number): string => {
  if (count <= 0) return '';
  return count > 99 ? '99+' : String(count);
};

/** A large number as the shops write it: `9999`, then in whole tenths of ten thousand, rounded down: `1万+`, `1.2万+`. */
export const countText = (count: number): string => {
  if (count < 10_000) return String(count);
  const tenths = Math.floor(count / 1000);
  const whole = Math.floor(tenths / 10);
  const rest = tenths % 10;
  return rest === 0 ? `${whole}万+` : `${whole}.${rest}万+`;
};
