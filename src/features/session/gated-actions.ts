import { type MustAuthOptions, mustAuth } from '@/auth';
import { type AppState, stateNow } from '@/store/use-store';

type CheckoutLine = Parameters<AppState['beginCheckout']>[0][number];

/** The login, asked for by a gate of this name. */
const by = (gate: string) => ({
  mustAuth: (options?: MustAuthOptions) => stateNow().mustAuth(options, gate),
});

/** Ways out that only a page has. */
export interface ShopWays {
  readonly openCheckout: () => void;
}

/**
 * What a tap in the shop sets off, as a member: the method runs once the login is done, with what it was called with.
 * It rejects with `cancelled` when the user leaves the login.
 */
export class ShopActions {
  constructor(private readonly ways: ShopWays) {}

  @mustAuth(by('add-to-cart'))
  async addToCart(skuId: string, quantity: number): Promise<void> {
    await stateNow().addToCart(skuId, quantity);
  }

  /** On the login sheet of the page: it needs a `LoginSheet`. */
  @mustAuth(by('buy-now'), { mode: 'popup' })
  async buyNow(line: CheckoutLine): Promise<void> {
    stateNow().beginCheckout([line], false);
    this.ways.openCheckout();
  }
}
