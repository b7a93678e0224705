import type {
  CategoriesAnswer,
  ListProductsQuery,
  ProductAnswer,
  ProductsAnswer,
} from '../../../src/contract/catalog';
import { AppError } from '../../errors';
import { cutPage, decodeCursor } from '../cursor';
import { cardOf, detailOf } from './product-view';
import type { ProductsRepository } from './products-repository';

const defaultLimit = 10;

export interface ProductsService {
  listCategories(): Promise<CategoriesAnswer>;
  /** Goods on the shelf; one that goes off it while a client turns pages does not shift the others. */
  list(query: ListProductsQuery): Promise<ProductsAnswer>;
  /** Off-shelf goods too, since carts and histories lead to them. NOT_FOUND for an unknown id. */
  get(id: string): Promise<ProductAnswer>;
}

export const createProductsService = (repository: ProductsRepository): ProductsService => ({
  listCategories: async () => {
    const rows = await repository.listCategories();
    return { items: rows.map(({ id, name, image }) => ({ id, name, image })) };
  },

  list: async ({ categoryId, cursor, limit = defaultLimit }) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const rows = await repository.list({ categoryId, after, limit: limit + 1 });
    const page = cutPage(rows, limit, ({ position, id }) => ({ at: position, id }));
    return { items: page.items.map(cardOf), nextCursor: page.nextCursor };
  },

  get: async (id) => {
    const [product] = await repository.findByIds([id]);
    if (product === undefined) throw new AppError('NOT_FOUND');
    return { product: detailOf(product) };
  },
});
