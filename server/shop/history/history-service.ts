import type { HistoryAnswer } from '../../../src/contract/catalog';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { cardOf } from '../products/product-view';
import type { ProductsRepository } from '../products/products-repository';
import type { HistoryRepository } from './history-repository';

/** So many goods one answer lists. */
const listed = 20;

export interface HistoryService {
  /** NOT_FOUND for an unknown good. */
  record(userId: string, productId: string): Promise<void>;
  list(userId: string): Promise<HistoryAnswer>;
  /** Forgets one good; what was not looked at is no error. */
  remove(userId: string, productId: string): Promise<void>;
  clear(userId: string): Promise<void>;
}

export const createHistoryService = (deps: {
  readonly repository: HistoryRepository;
  readonly products: ProductsRepository;
  readonly clock: Clock;
}): HistoryService => ({
  record: async (userId, productId) => {
    const known = await deps.repository.record(userId, productId, deps.clock.now());
    if (!known) throw new AppError('NOT_FOUND', { field: 'productId' });
  },

  list: async (userId) => {
    const ids = await deps.repository.listNewest(userId, listed);
    const products = await deps.products.findByIds(ids);
    const cards = new Map(products.map((product) => [product.id, cardOf(product)]));
    return { items: ids.flatMap((id) => cards.get(id) ?? []) };
  },

  remove: (userId, productId) => deps.repository.forget(userId, productId),
  clear: (userId) => deps.repository.forget(userId),
});
