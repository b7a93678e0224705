import type { Random } from '../../random';

const hour = 3_600_000;

/** The shop's wall clock is China's, which is eight hours ahead of UTC all year. */
const chinaTime = (at: number): string =>
  new Date(at + 8 * hour).toISOString().replace(/\D/g, '').slice(0, 14);

/**
 * 20 digits: China's date and time to the second, and six by chance. Whether it is free only the database knows.
 * Orders and refunds have such numbers.
 */
export const orderNumber = (at: number, random: Random): string =>
  `${chinaTime(at)}${String(random.int(1_000_000)).padStart(6, '0')}`;
