import { and, asc, desc, eq, gte, lte, min, type SQL, sql } from 'drizzle-orm';
import type { SearchQuery, SearchSort } from '../../../src/contract/catalog';
import type { Db } from '../../db/types';
import type { Place } from '../cursor';
import { shopCategories, shopProducts, shopSkus } from '../schema';
import { searchFor } from './search-score';

export interface Found {
  readonly id: string;
  /** What the list is sorted by. */
  readonly rank: number;
}

/** Goods on the shelf that a query finds, those after `after` only; equal ranks by id. */
export const findGoods = (
  db: Db,
  query: Omit<SearchQuery, 'cursor' | 'limit'>,
  { after, limit }: { readonly after: Place | undefined; readonly limit: number },
): Promise<Found[]> => {
  const { sort = 'relevance', minFen, maxFen, categoryId } = query;
  const prices = db
    .select({ productId: shopSkus.productId, fen: min(shopSkus.priceFen).as('fen') })
    .from(shopSkus)
    .groupBy(shopSkus.productId)
    .as('prices');
  const { score, matches } = searchFor(query.q);
  const ranks: Readonly<Record<SearchSort, SQL>> = {
    // Of goods that have equally much to do with the query, the one sold more often comes first.
    relevance: sql`${score}::bigint * 1000000 + least(${shopProducts.soldCount}, 999999)`,
    sales: sql`${shopProducts.soldCount}`,
    priceAsc: sql`${prices.fen}`,
    priceDesc: sql`${prices.fen}`,
  };
  const rank = sql`(${ranks[sort]})::bigint`;
  const rising = sort === 'priceAsc';
  const beyond = rising ? sql`>` : sql`<`;
  return db
    .select({ id: shopProducts.id, rank: rank.mapWith(Number) })
    .from(shopProducts)
    .innerJoin(shopCategories, eq(shopCategories.id, shopProducts.categoryId))
    .innerJoin(prices, eq(prices.productId, shopProducts.id))
    .where(
      and(
        eq(shopProducts.onShelf, true),
        categoryId === undefined ? undefined : eq(shopProducts.categoryId, categoryId),
        minFen === undefined ? undefined : gte(prices.fen, minFen),
        maxFen === undefined ? undefined : lte(prices.fen, maxFen),
        matches,
        after === undefined
          ? undefined
          : sql`(${rank} ${beyond} ${after.at}::bigint or (${rank} = ${after.at}::bigint and ${shopProducts.id} > ${after.id}))`,
      ),
    )
    .orderBy(rising ? asc(rank) : desc(rank), asc(shopProducts.id))
    .limit(limit);
};
