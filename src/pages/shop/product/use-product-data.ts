import { useCallback, useEffect } from 'react';
import type { ProductDetail } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { useStore, useStoreShallow } from '@/store/use-store';
import { isKnown, useSessionKind } from '../../hooks/use-session-kind';

const nothing: Loadable<ProductDetail> = { kind: 'idle' };

/** The product, and the visit's trace in the user's history once there is both a session and a product. */
export const useProductData = (productId: string) => {
  const detail = useStore((state) => state.productDetails[productId]) ?? nothing;
  const { loadProduct, recordProductVisit } = useStoreShallow((state) => ({
    loadProduct: state.loadProduct,
    recordProductVisit: state.recordProductVisit,
  }));
  const known = isKnown(useSessionKind());
  const there = detail.kind === 'ready';
  useEffect(() => {
    if (known && there) void recordProductVisit(productId);
  }, [known, there, productId, recordProductVisit]);
  const load = useCallback(() => loadProduct(productId), [loadProduct, productId]);
  return { detail, load };
};
