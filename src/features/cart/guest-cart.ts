import type { CartItem } from '@/contract';
import { createKeptList, hasFields, type KeptList, type KeptPlace } from '@/shared/kept-list';

/** One good that somebody wanted whom the server does not know; as it was when they tapped. */
export type GuestItem = Pick<
  CartItem,
  'skuId' | 'productId' | 'title' | 'specText' | 'image' | 'priceFen' | 'quantity'
>;

const MOST_ITEMS = 50;
const MOST_PIECES = 999;

const isGuestItem = (value: unknown): value is GuestItem =>
  hasFields(value, {
    skuId: 'string',
    productId: 'string',
    title: 'string',
    specText: 'string',
    image: 'string',
    priceFen: 'number',
    quantity: 'number',
  });

/** The guest's cart on the device. */
export const createGuestCart = (place: () => KeptPlace): KeptList<GuestItem> =>
  createKeptList({ place, key: 'guest-cart', isEntry: isGuestItem });

/** The newest first; a good that is there already gets the pieces added. */
export const withItem = (items: readonly GuestItem[], item: GuestItem): readonly GuestItem[] => {
  const before = items.find(({ skuId }) => skuId === item.skuId)?.quantity ?? 0;
  const quantity = Math.min(MOST_PIECES, before + item.quantity);
  return [{ ...item, quantity }, ...withoutItem(items, item.skuId)].slice(0, MOST_ITEMS);
};

export const withoutItem = (items: readonly GuestItem[], skuId: string): readonly GuestItem[] =>
  items.filter((item) => item.skuId !== skuId);
