import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView } from '@/components/state-view/state-view';
import { CenterList } from '@/features/coupon/center-list';
import { useStoreShallow } from '@/store/use-store';
import { openTab } from '../../hooks/navigate';
import { useClaim } from '../../hooks/use-claim';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { Page } from '../../shell/page';

const use = (): void => openTab('category');

export default function CouponCenterPage() {
  const { center, load } = useStoreShallow((state) => ({
    center: state.couponCenter,
    load: state.loadCouponCenter,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const claim = useClaim();
  usePullDown(load);

  // What is claimed depends on who this is.
  useEffect(() => {
    if (visible && session !== 'starting') void load();
  }, [visible, session, load]);

  const body = () => {
    if (center.kind === 'failed') return <FailedView message={center.message} onRetry={() => void load()} />;
    if (center.kind !== 'ready') return <Skeleton shape="row" />;
    return <CenterList coupons={center.value} onClaim={claim} onUse={use} />;
  };

  return <Page>{body()}</Page>;
}
