import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Sheet } from '@/components/sheet/sheet';
import { CenterList } from '@/features/coupon/center-list';
import { CouponStrip } from '@/features/coupon/coupon-strip';
import { useStoreShallow } from '@/store/use-store';
import { useClaim } from '../../hooks/use-claim';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import './product-coupons.scss';

const none = [] as const;

/** The row of coupons that count this product, and the list behind it where they are claimed; nothing where there are none. */
export const ProductCoupons = ({ productId }: { readonly productId: string }) => {
  const { known, loadProductCoupons } = useStoreShallow((state) => ({
    known: state.couponsOfProduct,
    loadProductCoupons: state.loadProductCoupons,
  }));
  const [open, setOpen] = useState(false);
  const session = useSessionKind();
  const visible = useVisible();
  const claim = useClaim();
  const close = (): void => setOpen(false);

  // What is claimed depends on who this is.
  useEffect(() => {
    if (visible && session !== 'starting') void loadProductCoupons(productId);
  }, [visible, session, loadProductCoupons, productId]);

  const coupons = known?.productId === productId ? known.items : none;
  return (
    <>
      {coupons.length > 0 && (
        <View className="product-coupons">
          <CouponStrip coupons={coupons} look="line" onOpen={() => setOpen(true)} />
        </View>
      )}
      {open && (
        <Sheet onClose={close}>
          <Text className="product-coupons-title">领取优惠券</Text>
          <ScrollView className="product-coupons-scroll" scrollY>
            <CenterList coupons={coupons} onClaim={claim} onUse={close} />
          </ScrollView>
        </Sheet>
      )}
    </>
  );
};
