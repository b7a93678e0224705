import { type Static, Type } from '@sinclair/typebox';
import { Cursor, Fen, Id, nullable, strict } from './common';

export const Category = strict({ id: Id, name: Type.String(), image: Type.String() });
export type Category = Static<typeof Category>;

export const CategoriesAnswer = strict({ items: Type.Array(Category) });
export type CategoriesAnswer = Static<typeof CategoriesAnswer>;

/** Derived on the server from shelf and stock; never stored. */
export const SaleState = Type.Union([
  Type.Literal('on_sale'),
  Type.Literal('sold_out'),
  Type.Literal('off_shelf'),
]);
export type SaleState = Static<typeof SaleState>;

/** `image` is a path on our server; `priceFen` the lowest of its SKUs; `originalPriceFen` only while it is higher. */
export const ProductCard = strict({
  id: Id,
  title: Type.String(),
  subtitle: Type.String(),
  image: Type.String(),
  priceFen: Fen,
  originalPriceFen: nullable(Fen),
  soldCount: Type.Integer({ minimum: 0 }),
  tags: Type.Array(Type.String()),
  saleState: SaleState,
});
export type ProductCard = Static<typeof ProductCard>;

export const Sku = strict({
  id: Id,
  /** One value per entry of the product's `specs`, in the same order. */
  values: Type.Array(Type.String()),
  priceFen: Fen,
  stock: Type.Integer({ minimum: 0 }),
});
export type Sku = Static<typeof Sku>;

/** `limitPerOrder`: most pieces of one SKU at once; null for no limit. */
export const ProductDetail = strict({
  ...ProductCard.properties,
  categoryId: Id,
  images: Type.Array(Type.String()),
  details: Type.Array(Type.String()),
  specs: Type.Array(strict({ name: Type.String(), values: Type.Array(Type.String()) })),
  skus: Type.Array(Sku),
  limitPerOrder: nullable(Type.Integer({ minimum: 1 })),
});
export type ProductDetail = Static<typeof ProductDetail>;

export const ListProductsQuery = strict({
  categoryId: Type.Optional(Id),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type ListProductsQuery = Static<typeof ListProductsQuery>;

export const ProductsAnswer = strict({ items: Type.Array(ProductCard), nextCursor: nullable(Cursor) });
export type ProductsAnswer = Static<typeof ProductsAnswer>;

export const ProductAnswer = strict({ product: ProductDetail });
export type ProductAnswer = Static<typeof ProductAnswer>;

/** `relevance` (default): hits in the title before hits in tags, category and subtitle. */
export const SearchSort = Type.Union([
  Type.Literal('relevance'),
  Type.Literal('sales'),
  Type.Literal('priceAsc'),
  Type.Literal('priceDesc'),
]);
export type SearchSort = Static<typeof SearchSort>;

/** `minFen` and `maxFen` hold for the lowest price of a good, both inclusive. A cursor belongs to its query. */
export const SearchQuery = strict({
  q: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  sort: Type.Optional(SearchSort),
  minFen: Type.Optional(Fen),
  maxFen: Type.Optional(Fen),
  categoryId: Type.Optional(Id),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type SearchQuery = Static<typeof SearchQuery>;

/** Words of the shop's own list, those searched for most first. */
export const HotWordsAnswer = strict({ items: Type.Array(Type.String()) });
export type HotWordsAnswer = Static<typeof HotWordsAnswer>;

export const ListFavouritesQuery = strict({
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type ListFavouritesQuery = Static<typeof ListFavouritesQuery>;

export const FavouriteAnswer = strict({ favourite: Type.Boolean() });
export type FavouriteAnswer = Static<typeof FavouriteAnswer>;

export const RemoveFavouritesBody = strict({
  productIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
});
export type RemoveFavouritesBody = Static<typeof RemoveFavouritesBody>;

export const HistoryAnswer = strict({ items: Type.Array(ProductCard) });
export type HistoryAnswer = Static<typeof HistoryAnswer>;

export const RecordHistoryBody = strict({ productId: Id });
export type RecordHistoryBody = Static<typeof RecordHistoryBody>;
