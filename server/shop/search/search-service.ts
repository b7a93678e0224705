import type { HotWordsAnswer, ProductsAnswer, SearchQuery } from '../../../src/contract/catalog';
import type { Db } from '../../db/types';
import { cutPage, decodeCursor } from '../cursor';
import { cardOf } from '../products/product-view';
import type { ProductsRepository } from '../products/products-repository';
import { countSearch, readHotWords } from './hot-words';
import { findGoods } from './search-repository';

const defaultLimit = 10;

export interface SearchService {
  /** Goods on the shelf in pages; a query that finds nothing gives an empty one. */
  search(query: SearchQuery): Promise<ProductsAnswer>;
  hotWords(): Promise<HotWordsAnswer>;
}

export const createSearchService = ({
  db,
  products,
}: {
  readonly db: Db;
  readonly products: ProductsRepository;
}): SearchService => ({
  search: async ({ cursor, limit = defaultLimit, ...query }) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (after === undefined) await countSearch(db, query.q);
    const rows = await findGoods(db, query, { after, limit: limit + 1 });
    const page = cutPage(rows, limit, ({ rank, id }) => ({ at: rank, id }));
    const found = await products.findByIds(page.items.map(({ id }) => id));
    const cards = new Map(found.map((product) => [product.id, cardOf(product)]));
    return { items: page.items.flatMap(({ id }) => cards.get(id) ?? []), nextCursor: page.nextCursor };
  },
  hotWords: async () => ({ items: await readHotWords(db) }),
});
