import type { AddToCartBody, CartAnswer } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import type { CartOutcome, CartRepository } from './cart-repository';
import { cartOf } from './cart-view';

/** Every call answers with the whole cart as it then is, so that a client never has to add up itself. */
export interface CartService {
  get(userId: string): Promise<CartAnswer>;
  /** Refuses with NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, PURCHASE_LIMIT or CART_FULL. */
  add(userId: string, body: AddToCartBody): Promise<CartAnswer>;
  /** Refuses as `add` does; NOT_FOUND when the SKU is not in the cart. */
  setQuantity(userId: string, skuId: string, quantity: number): Promise<CartAnswer>;
  remove(userId: string, skuId: string): Promise<CartAnswer>;
}

const ensureDone = (outcome: CartOutcome, field: string): void => {
  if (outcome !== 'done') throw new AppError(outcome, { field });
};

const fieldOf = (outcome: CartOutcome): string => (outcome === 'NOT_FOUND' ? 'skuId' : 'quantity');

export const createCartService = (deps: {
  readonly repository: CartRepository;
  readonly clock: Clock;
}): CartService => {
  const { repository, clock } = deps;
  const get = async (userId: string): Promise<CartAnswer> => ({
    cart: cartOf(await repository.list(userId)),
  });
  return {
    get,
    add: async (userId, { skuId, quantity }) => {
      const outcome = await repository.add(userId, skuId, quantity, clock.now());
      ensureDone(outcome, fieldOf(outcome));
      return get(userId);
    },
    setQuantity: async (userId, skuId, quantity) => {
      const outcome = await repository.setQuantity(userId, skuId, quantity);
      ensureDone(outcome, fieldOf(outcome));
      return get(userId);
    },
    remove: async (userId, skuId) => {
      await repository.remove(userId, skuId);
      return get(userId);
    },
  };
};
