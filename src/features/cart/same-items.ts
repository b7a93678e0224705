import type { Cart } from '@/contract';

/** The newer cart, with every item that did not change as the same object: only what changed is drawn anew. */
export const withSameItems = (before: Cart | null, after: Cart): Cart => {
  const known = new Map(before?.items.map((item) => [item.skuId, item]));
  const items = after.items.map((item) => {
    const old = known.get(item.skuId);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
  return { ...after, items };
};
