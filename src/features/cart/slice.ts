import type { Cart, CartItem } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import type { SliceCreator } from '@/store/types';
import { createCartChanges } from './cart-changes';
import { createCartSync, ownerOf } from './cart-sync';
import { createGuestCart, type GuestItem, withItem, withoutItem } from './guest-cart';
import { createGuestMerge } from './guest-merge';
import { type Ticks, tickedItems, type Wanted, wholeTicked } from './selection';

export interface CartSlice {
  /** As the server said it last; nothing is summed up from taps. */
  readonly cart: Loadable<Cart>;
  /** Id of the user whose cart was asked for last. */
  readonly cartOwner: string | null;
  readonly cartTicks: Ticks;
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
  /** Another SKU of the same good in an item's place; never rejects, answers whether it was done. */
  changeCartSku(from: string, to: { readonly skuId: string; readonly quantity: number }): Promise<boolean>;
  /** All in one request. Never rejects, answers whether they are gone. */
  removeFromCart(skuIds: readonly string[]): Promise<boolean>;
  clearInvalidItems(): Promise<boolean>;
  /**
   * Waits until everything that was tapped has been answered, then says what is ticked: nothing when a tap was refused,
   * since that is not what the user saw. Never rejects.
   */
  settleCart(): Promise<readonly CartItem[]>;
  /** Shows the tick at once; a burst of taps is one request. The server keeps the ticks. */
  tickCartItem(skuId: string, on: boolean): void;
  tickWholeCart(): void;
  cartNoticeShown(): void;
  /** This was another user's cart. The guest's is nobody's and stays. */
  forgetCart(): void;
}

export const createCartSlice: SliceCreator<CartSlice> = (set, get, api) => {
  const sync = createCartSync(set, get, api);
  const { settle, forget, setTicks, ...changes } = createCartChanges([set, get, api], sync);
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
  return {
    cart: { kind: 'idle' },
    cartOwner: null,
    cartTicks: {},
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
    ...changes,
    settleCart: async () => {
      if (!(await settle())) return [];
      const { cart } = get();
      return cart.kind === 'ready' ? tickedItems(cart.value, {}) : [];
    },
    tickWholeCart: () => {
      const { cart, cartTicks } = get();
      if (cart.kind === 'ready') setTicks(wholeTicked(cart.value, cartTicks));
    },
    cartNoticeShown: () => set({ cartNotice: null }),
    forgetCart: () => {
      sync.forget();
      forget();
      set({ cartNotice: null });
    },
  };
};
