import type { ProductCard, ProductDetail, SaleState } from '../../../src/contract/catalog';
import type { ProductWithSkus } from './products-repository';

const saleStateOf = ({ onShelf, skus }: ProductWithSkus): SaleState => {
  if (!onShelf) return 'off_shelf';
  return skus.some(({ stock }) => stock > 0) ? 'on_sale' : 'sold_out';
};

/** A good as lists show it. The struck price is shown only while it is higher than what is asked. */
export const cardOf = (product: ProductWithSkus): ProductCard => {
  const priceFen = Math.min(...product.skus.map((sku) => sku.priceFen));
  const original = product.originalPriceFen;
  return {
    id: product.id,
    title: product.title,
    subtitle: product.subtitle,
    image: product.images[0] ?? '',
    priceFen,
    originalPriceFen: original !== null && original > priceFen ? original : null,
    soldCount: product.soldCount,
    tags: [...product.tags],
    saleState: saleStateOf(product),
  };
};

export const detailOf = (product: ProductWithSkus): ProductDetail => ({
  ...cardOf(product),
  categoryId: product.categoryId,
  images: [...product.images],
  details: [...product.details],
  specs: product.specs.map(({ name, values }) => ({ name, values: [...values] })),
  skus: product.skus.map(({ id, values, priceFen, stock }) => ({ id, values: [...values], priceFen, stock })),
  limitPerOrder: product.limitPerOrder,
});

/** The chosen values in one line, as carts and orders show them. */
export const specTextOf = (values: readonly string[]): string => values.join('，');
