import type {
  AddToCartBody,
  Cart,
  CartAnswer,
  ChangeCartSkuBody,
  CheckCartBody,
} from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { findUsable } from '../coupons/claim-repository';
import { readCategoryNames } from '../coupons/coupon-service';
import type { CartOutcome, CartRepository } from './cart-repository';
import { cartOf } from './cart-view';

/** Every call answers with the whole cart as it then is, so that a client never has to add up itself. */
export interface CartService {
  get(userId: string): Promise<CartAnswer>;
  /** Refuses with NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, PURCHASE_LIMIT or CART_FULL. */
  add(userId: string, body: AddToCartBody): Promise<CartAnswer>;
  /** Refuses as `add` does; NOT_FOUND when the SKU is not in the cart. */
  setQuantity(userId: string, skuId: string, quantity: number): Promise<CartAnswer>;
  /** What is not in the cart is passed over. */
  remove(userId: string, skuIds: readonly string[]): Promise<CartAnswer>;
  clearInvalid(userId: string): Promise<CartAnswer>;
  check(userId: string, body: CheckCartBody): Promise<CartAnswer>;
  /** Refuses as `setQuantity` does; INVALID_INPUT for a SKU of another good. */
  changeSku(userId: string, skuId: string, body: ChangeCartSkuBody): Promise<CartAnswer>;
}

/** A user's cart with the best of the user's coupons for what is checked. */
export const readCart = async (
  db: Db,
  repository: Pick<CartRepository, 'list'>,
  userId: string,
  now: number,
): Promise<Cart> => {
  const lines = await repository.list(userId);
  const claims = await findUsable(db, userId, now);
  return cartOf(lines, claims, claims.length === 0 ? new Map() : await readCategoryNames(db));
};

const ensureDone = (outcome: CartOutcome | 'INVALID_INPUT', field: string): void => {
  if (outcome !== 'done') throw new AppError(outcome, { field });
};

const fieldOf = (outcome: CartOutcome | 'INVALID_INPUT'): string =>
  outcome === 'NOT_FOUND' || outcome === 'INVALID_INPUT' ? 'skuId' : 'quantity';

export const createCartService = (deps: {
  readonly db: Db;
  readonly repository: CartRepository;
  readonly clock: Clock;
}): CartService => {
  const { db, repository, clock } = deps;
  const get = async (userId: string): Promise<CartAnswer> => ({
    cart: await readCart(db, repository, userId, clock.now()),
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
    remove: async (userId, skuIds) => {
      await repository.remove(userId, skuIds);
      return get(userId);
    },
    clearInvalid: async (userId) => {
      await repository.clearInvalid(userId);
      return get(userId);
    },
    check: async (userId, { skuIds, checked }) => {
      await repository.check(userId, skuIds, checked);
      return get(userId);
    },
    changeSku: async (userId, skuId, to) => {
      const outcome = await repository.changeSku(userId, skuId, to);
      ensureDone(outcome, fieldOf(outcome));
      return get(userId);
    },
  };
};
