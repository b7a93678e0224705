import { errorTable, isErrorCode } from '@/contract';
import { createTask } from '@/shared/task';
import { failureOf } from '@/store/failure';
import type { SliceApi } from '@/store/types';
import type { CartSync } from './cart-sync';
import { type GuestItem, withoutItem } from './guest-cart';

export interface GuestMergeParts {
  readonly api: SliceApi;
  readonly change: CartSync['change'];
  readonly read: () => readonly GuestItem[];
  readonly write: (items: readonly GuestItem[]) => void;
  /** Some goods could not be taken over; one sentence for all of them. */
  readonly say: (sentence: string) => void;
}

/** The server has looked at the good and will not take it; anything else is worth another try later. */
const isFinal = (code: string): boolean =>
  isErrorCode(code) && [400, 404, 409].includes(errorTable[code].status);

/**
 * Brings the guest's cart to the server, oldest first so that the order stays, and forgets each good as it is
 * answered. What the server refuses is forgotten too, and told. Never rejects; one run at a time.
 */
export const createGuestMerge = ({ api, change, read, write, say }: GuestMergeParts): (() => Promise<void>) =>
  createTask(async () => {
    let refused = 0;
    for (const { skuId, quantity } of [...read()].reverse()) {
      const code = await change(() => api.auth.request('addToCart', { body: { skuId, quantity } })).then(
        () => null,
        (caught) => failureOf(caught).code,
      );
      if (code !== null && !isFinal(code)) break;
      write(withoutItem(read(), skuId));
      if (code !== null) refused += 1;
    }
    if (refused > 0) say(`有 ${refused} 件暂存的商品已失效或库存不足，未能加入购物车`);
  });
