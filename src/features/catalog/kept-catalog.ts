import type { Category, ProductCard } from '@/contract';
import type { CacheKey } from '@/shared/cache';
import { createKeptList, hasFields, type KeptList } from '@/shared/kept-list';
import type { SliceApi } from '@/store/types';

const isCategory = (value: unknown): value is Category =>
  hasFields(value, { id: 'string', name: 'string', image: 'string' });

const isCard = (value: unknown): value is ProductCard => {
  const texts = { id: 'string', title: 'string', subtitle: 'string', image: 'string' } as const;
  if (!hasFields(value, { ...texts, priceFen: 'number', soldCount: 'number' })) return false;
  const { originalPriceFen, tags, saleState } = value;
  return (
    (originalPriceFen === null || typeof originalPriceFen === 'number') &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    ['on_sale', 'sold_out', 'off_shelf'].includes(String(saleState))
  );
};

/** The first screen of last time, so that a start paints goods before the server has answered. */
export interface KeptCatalog {
  readonly goods: KeptList<ProductCard>;
  readonly categories: KeptList<Category>;
}

export const createKeptCatalog = (api: SliceApi): KeptCatalog => {
  const at = (key: CacheKey) => ({ place: () => api.storage, key });
  return {
    goods: createKeptList({ ...at('home-goods'), isEntry: isCard }),
    categories: createKeptList({ ...at('home-categories'), isEntry: isCategory }),
  };
};
