import type { Cart, CartItem } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import type { SliceCreator } from '@/store/types';
import { createCartCounts } from './cart-counts';
import { createCartSync } from './cart-sync';
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
  /** Never rejects; a cart that is there survives a failed try. */
  loadCart(): Promise<void>;
  /** Asks for the cart unless that was done already for the user that the session is of. Never rejects. */
  ensureCart(): Promise<void>;
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
}

export const createCartSlice: SliceCreator<CartSlice> = (set, get, api) => {
  const sync = createCartSync(set, get, api);
  const counts = createCartCounts(set, get, api, sync);
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
    loadCart: sync.load,
    ensureCart: sync.ensure,
    addToCart: (skuId, quantity) =>
      sync.change(() => api.auth.request('addToCart', { body: { skuId, quantity } })),
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
  };
};
