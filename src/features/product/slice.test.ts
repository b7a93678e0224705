import { AuthError } from '@/auth';
import type { ProductDetail } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createProductSlice } from './slice';

const product = (id: string, title = id): ProductDetail => ({
  id,
  title,
  subtitle: '',
  image: '/assets/goods/a.webp',
  priceFen: 100,
  originalPriceFen: null,
  soldCount: 0,
  tags: [],
  saleState: 'on_sale',
  categoryId: 'fruit',
  images: [],
  details: [],
  specs: [],
  skus: [],
  limitPerOrder: null,
});

test('[H05] pages that lie above each other keep their own product', async () => {
  const { now, answer } = createSliceBench(createProductSlice);
  void now().loadProduct('a');
  void now().loadProduct('b');
  await answer('getProduct', { product: product('b') }, 1);
  expect(now().productDetails.a).toEqual({ kind: 'loading' });
  await answer('getProduct', { product: product('a') });
  expect(now().productDetails.a).toEqual({ kind: 'ready', value: product('a') });
  expect(now().productDetails.b).toEqual({ kind: 'ready', value: product('b') });
});

test('[H05] a late answer never replaces a newer one, and a failed reload keeps what is shown', async () => {
  const { now, answer, refuse } = createSliceBench(createProductSlice);
  void now().loadProduct('a');
  void now().loadProduct('a');
  await answer('getProduct', { product: product('a', 'new') }, 1);
  await answer('getProduct', { product: product('a', 'old') });
  expect(now().productDetails.a).toMatchObject({ value: { title: 'new' } });
  void now().loadProduct('a');
  await refuse('getProduct', new AuthError('offline'));
  expect(now().productDetails.a).toMatchObject({ kind: 'ready' });
});

test('[H05] no more products are kept than a host has pages', async () => {
  const { now, answer } = createSliceBench(createProductSlice);
  for (const id of Array.from({ length: 14 }, (_, index) => `p${index}`)) {
    void now().loadProduct(id);
    await answer('getProduct', { product: product(id) });
  }
  expect(Object.keys(now().productDetails)).toEqual(
    Array.from({ length: 10 }, (_, index) => `p${index + 4}`),
  );
});
