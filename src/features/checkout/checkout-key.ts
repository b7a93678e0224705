import { requestKey } from '@/shared/request-key';

/** Names one checkout over all its tries; `now` in milliseconds, `random` in [0, 1). */
export const checkoutKey = (now: number, random: () => number): string => requestKey('order', now, random);
