import { useCallback, useEffect, useRef } from 'react';
import type { ProductDetail } from '@/contract';
import { type Loadable, readyValue } from '@/shared/loadable';
import { useStore, useStoreShallow } from '@/store/use-store';
import { isKnown, useSessionKind } from '../../hooks/use-session-kind';

const nothing: Loadable<ProductDetail> = { kind: 'idle' };

/** The product, and the visit's trace in the user's history: on the device until the server knows who this is. */
export const useProductData = (productId: string) => {
  const detail = useStore((state) => state.productDetails[productId]) ?? nothing;
  const { loadProduct, recordVisit } = useStoreShallow((state) => ({
    loadProduct: state.loadProduct,
    recordVisit: state.recordVisit,
  }));
  const session = useSessionKind();
  const known = isKnown(session);
  const settled = session !== 'starting';
  const product = readyValue(detail);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    const visit = `${product?.id} ${known}`;
    if (product === null || !settled || seen.current === visit) return;
    seen.current = visit;
    void recordVisit(product);
  }, [product, known, settled, recordVisit]);
  const load = useCallback(() => loadProduct(productId), [loadProduct, productId]);
  return { detail, load };
};
