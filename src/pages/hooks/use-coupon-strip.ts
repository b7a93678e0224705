import { useEffect } from 'react';
import type { CenterCoupon } from '@/contract';
import { readyValue } from '@/shared/loadable';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from './navigate';
import { useClaim } from './use-claim';
import { useSessionKind } from './use-session-kind';
import { useVisible } from './use-visible';

const none: readonly CenterCoupon[] = [];
const openCenter = (): void => openPage('coupons');

/**
 * What a `CouponStrip` is given: the coupons of a good, or those of the center. They are loaded when the page comes to
 * the front and when another user is there; a page does without them when that fails.
 */
export const useCouponStrip = (productId?: string) => {
  const { center, ofProduct, loadCenter, loadOfProduct } = useStoreShallow((state) => ({
    center: state.couponCenter,
    ofProduct: state.couponsOfProduct,
    loadCenter: state.loadCouponCenter,
    loadOfProduct: state.loadProductCoupons,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const onClaim = useClaim();

  useEffect(() => {
    if (!visible || session === 'starting') return;
    void (productId === undefined ? loadCenter() : loadOfProduct(productId));
  }, [visible, session, productId, loadCenter, loadOfProduct]);

  const ownProduct = ofProduct !== null && ofProduct.productId === productId ? ofProduct.items : none;
  const coupons = productId === undefined ? (readyValue(center) ?? none) : ownProduct;
  return { coupons, onClaim, onOpen: openCenter };
};
