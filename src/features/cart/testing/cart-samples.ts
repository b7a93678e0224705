import type { Cart, CartItem } from '@/contract';

export const cartItem = (skuId: string, more: Partial<CartItem> = {}): CartItem => ({
  skuId,
  productId: skuId,
  title: skuId,
  specText: '',
  image: '/a.webp',
  priceFen: 100,
  originalPriceFen: null,
  quantity: 1,
  stock: 9,
  lowStock: false,
  limitPerOrder: null,
  tags: [],
  checked: true,
  invalidReason: null,
  ...more,
});

/** Sums as the server makes them, with a discount of that much. */
export const cartOf = (items: readonly CartItem[], discountFen = 0): Cart => {
  const valid = items.filter(({ invalidReason }) => invalidReason === null);
  const sums = (some: readonly CartItem[]) => ({
    count: some.reduce((sum, { quantity }) => sum + quantity, 0),
    fen: some.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0),
  });
  const { count, fen } = sums(valid.filter(({ checked }) => checked));
  const coupon = {
    id: 'mine',
    coupon: {
      id: 'c',
      title: '新人券',
      rule: { kind: 'reduce', offFen: discountFen } as const,
      thresholdFen: 0,
      categories: [],
    },
    expiresAt: 0,
    discountFen,
    obstacle: null,
    missingFen: 0,
  };
  return {
    items: [...items],
    count: sums(valid).count,
    totalFen: sums(valid).fen,
    checked: {
      count,
      goodsFen: fen,
      discountFen,
      payFen: fen - discountFen,
      coupon: discountFen > 0 ? coupon : null,
    },
  };
};
