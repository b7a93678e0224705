import { useCallback } from 'react';
import { useStore } from '@/store/use-store';
import { toast, toastFailure } from './toast';
import { useGate } from './use-gate';

/** 领取 wherever a coupon is shown: as a member, with a word about how it went. */
export const useClaim = (): ((coupon: { readonly id: string }) => void) => {
  const claim = useStore((state) => state.claimCoupon);
  const gate = useGate();
  return useCallback(
    ({ id }) =>
      gate('coupon.claim', () =>
        claim(id)
          .then(() => toast('领取成功'))
          .catch(toastFailure),
      ),
    [claim, gate],
  );
};
