import type { Cart, CartItem } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import type { SliceCreator } from '@/store/types';
import { createCartCounts } from './cart-counts';
import { createCartSync, ownerOf } from './cart-sync';
import { createGuestCart, type GuestItem, withItem, withoutItem } from './guest-cart';
import { createGuestMerge } from './guest-merge';
import { invalidItems, ticked, tickedItems, type Unticked, type Wanted, wholeTicked } from './selection';

export interface CartSlice {
  /** As the server said it last; nothing is summed up from taps. */
  readonly cart: Loadable<Cart>;
  /** Id of the user whose cart was asked for last. */
  readonly cartOwner: string | null;
  readonly cartUnticked: Unticked;
  readonly cartWanted: Wanted;
  /** A sentence to be shown once: why a change did not happen. */
  readonly cartNotice: string | null;
  /** What a guest wanted: it lies on the device until the server knows who they are. */
  readonly cartKept: readonly GuestItem[];
  /** Brings what a guest wanted along. Never rejects; a cart that is there survives a failed try. */
  loadCart(): Promise<void>;
  /** Asks for the cart unless that was done already for the user that the session is of. Never rejects. */
  ensureCart(): Promise<void>;
  /** Reads the guest's cart from the device. */
  openGuestCart(): void;
  keepForGuest(item: GuestItem): void;
  dropGuestItem(skuId: string): void;
  /** Rejects when the server refuses. */
  addToCart(skuId: string, quantity: number): Promise<void>;
  /** Shows the count at once; a burst of taps is one request. */
  changeCartQuantity(skuId: string, quantity: number): void;
  /** Removes items one after the other. Never rejects. */
  removeFromCart(skuIds: readonly string[]): Promise<void>;
  clearInvalidItems(): Promise<void>;
  /** Waits until everything that was tapped has been answered, then says what is ticked. Never rejects. */
  settleCart(): Promise<readonly CartItem[]>;
  tickCartItem(skuId: string): void;
  tickWholeCart(): void;
  cartNoticeShown(): void;
  /** This was another user's cart. The guest's is nobody's and stays. */
  forgetCart(): void;
}

export const createCartSlice: SliceCreator<CartSlice> = (set, get, api) => {
  const sync = createCartSync(set, get, api);
  const counts = createCartCounts(set, get, api, sync);
  const guest = createGuestCart(() => api.storage);
  const writeGuest = (cartKept: readonly GuestItem[]): void => {
    guest.write(cartKept);
    set({ cartKept });
  };
  const merge = createGuestMerge({
    api,
    change: sync.change,
    read: guest.read,
    write: writeGuest,
    say: (cartNotice) => set({ cartNotice }),
  });
  /** The guest's goods first: what is read after them is the whole cart. */
  const afterMerge = async (work: () => Promise<void>): Promise<void> => {
    if (ownerOf(get()) !== null && guest.read().length > 0) await merge();
    await work();
  };
  const items = <T>(read: (cart: Cart) => readonly T[]): readonly T[] => {
    const { cart } = get();
    return cart.kind === 'ready' ? read(cart.value) : [];
  };

  return {
    cart: { kind: 'idle' },
    cartOwner: null,
    cartUnticked: {},
    cartWanted: {},
    cartNotice: null,
    cartKept: [],
    loadCart: () => afterMerge(sync.load),
    ensureCart: () => afterMerge(sync.ensure),
    openGuestCart: () => set({ cartKept: guest.read() }),
    keepForGuest: (item) => writeGuest(withItem(guest.read(), item)),
    dropGuestItem: (skuId) => writeGuest(withoutItem(guest.read(), skuId)),
    addToCart: (skuId, quantity) =>
      sync.change(() => api.auth.request('addToCart', { body: { skuId, quantity } }, { mask: true })),
    changeCartQuantity: counts.setCount,
    removeFromCart: counts.remove,
    clearInvalidItems: () => counts.remove(items(invalidItems).map(({ skuId }) => skuId)),
    settleCart: async () => {
      await counts.flush();
      await sync.settled();
      return items((cart) => tickedItems(cart, get().cartUnticked));
    },
    tickCartItem: (skuId) => set(({ cartUnticked }) => ({ cartUnticked: ticked(cartUnticked, skuId) })),
    tickWholeCart: () =>
      set(({ cart, cartUnticked }) =>
        cart.kind === 'ready' ? { cartUnticked: wholeTicked(cart.value, cartUnticked) } : {},
      ),
    cartNoticeShown: () => set({ cartNotice: null }),
    forgetCart: () => {
      sync.forget();
      counts.forget();
      set({ cartNotice: null });
    },
  };
};
