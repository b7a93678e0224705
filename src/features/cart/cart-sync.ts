import type { Cart } from '@/contract';
import { createLatest } from '@/shared/latest';
import { failureOf } from '@/store/failure';
import type { AuthSlice, SliceApi, SliceGet, SliceSet } from '@/store/types';
import { withSameItems } from './same-items';
import type { CartSlice } from './slice';
import { createTurns } from './turns';

/** Keeps the shown cart and the server's in step: whatever is asked, only the newest truth is shown. */
export interface CartSync {
  load(): Promise<void>;
  /** Like `load`, unless the cart of this user was asked for already. */
  ensure(): Promise<void>;
  /** One change at a time; its answer is the whole cart. Rejects when the server refuses. */
  change(send: () => Promise<{ cart: Cart }>): Promise<void>;
  /** Resolves when all changes that were begun are over. */
  settled(): Promise<void>;
  /** This was another user's cart: nothing of it is shown any more, answers that are under way included. */
  forget(): void;
}

export const ownerOf = ({ auth }: AuthSlice): string | null =>
  auth.kind === 'visitor' || auth.kind === 'member' ? auth.user.id : null;

export const createCartSync = (
  set: SliceSet<CartSlice>,
  get: SliceGet<CartSlice>,
  api: SliceApi,
): CartSync => {
  const reads = createLatest();
  const owners = createLatest();
  const turns = createTurns();
  let sameOwner = owners.begin();

  const show = (cart: Cart): void => {
    const before = get().cart;
    const value = withSameItems(before.kind === 'ready' ? before.value : null, cart);
    set({ cart: { kind: 'ready', value } });
  };

  const load = async (): Promise<void> => {
    const cartOwner = ownerOf(get());
    if (cartOwner !== get().cartOwner) set({ cartOwner });
    if (turns.busy()) {
      const stillTheirs = sameOwner;
      await turns.settled();
      // What a change answers is the whole cart: nothing to ask for beside it.
      if (get().cart.kind === 'ready' || !stillTheirs()) return;
    }
    const current = reads.begin();
    if (get().cart.kind !== 'ready') set({ cart: { kind: 'loading' } });
    try {
      const { cart } = await api.auth.request('getCart', {});
      if (current()) show(cart);
    } catch (caught) {
      if (current() && get().cart.kind !== 'ready')
        set({ cart: { kind: 'failed', message: failureOf(caught).sentence } });
    }
  };

  const change: CartSync['change'] = async (send) => {
    const current = sameOwner;
    try {
      await turns.take(async () => {
        // From here on a read that is under way knows less than the answer to this change.
        reads.begin();
        const { cart } = await send();
        if (current()) show(cart);
      });
    } catch (caught) {
      if (current()) void load();
      throw caught;
    }
  };

  const ensure = async (): Promise<void> => {
    const owner = ownerOf(get());
    if (owner !== null && owner !== get().cartOwner) await load();
  };

  const forget = (): void => {
    sameOwner = owners.begin();
    reads.begin();
    set({ cart: { kind: 'idle' }, cartOwner: null });
  };

  return { load, ensure, change, settled: turns.settled, forget };
};
