import type { ProductDetail } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';

/** As many as a host's page stack can hold. */
const KEPT_PRODUCTS = 10;
const nothing: Loadable<ProductDetail> = { kind: 'idle' };

export interface ProductSlice {
  /** By product id: several product pages may lie above each other. */
  readonly productDetails: Readonly<Record<string, Loadable<ProductDetail>>>;
  /** Fetches the product; what is shown of it stays until the answer is there. Never rejects. */
  loadProduct(productId: string): Promise<void>;
}

export const createProductSlice: SliceCreator<ProductSlice> = (set, get, api) => {
  const loaders = new Map<string, () => Promise<void>>();

  /** The one written last is kept longest. */
  const keep = (productId: string, detail: Loadable<ProductDetail>): void => {
    const others = Object.entries(get().productDetails).filter(([id]) => id !== productId);
    const kept = others.slice(1 - KEPT_PRODUCTS);
    set({ productDetails: { ...Object.fromEntries(kept), [productId]: detail } });
  };

  const loaderOf = (productId: string): (() => Promise<void>) => {
    const known = loaders.get(productId);
    if (known !== undefined) return known;
    const loader = createLoader<ProductDetail>({
      fetch: async () => (await api.auth.request('getProduct', { params: { id: productId } })).product,
      read: () => get().productDetails[productId] ?? nothing,
      write: (detail) => keep(productId, detail),
      sentence: (caught) => failureOf(caught).sentence,
    });
    loaders.set(productId, loader);
    return loader;
  };

  return {
    productDetails: {},
    loadProduct: (productId) => loaderOf(productId)(),
  };
};
