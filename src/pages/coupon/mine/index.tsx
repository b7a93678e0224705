import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView } from '@/components/state-view/state-view';
import { CouponTabs } from '@/features/coupon/coupon-tabs';
import { MyList } from '@/features/coupon/my-list';
import { readyValue } from '@/shared/loadable';
import { useStoreShallow } from '@/store/use-store';
import { openPage, openTab } from '../../hooks/navigate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

const use = (): void => openTab('category');
const openOrder = (id: string): void => openPage('order', { id });
const more = (): void => openPage('coupons');

export default function MyCouponsPage() {
  const { member, mine, tab, open, load } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    mine: state.couponsMine,
    tab: state.couponTab,
    open: state.openMyCoupons,
    load: state.loadMyCoupons,
  }));
  const visible = useVisible();
  usePullDown(async () => {
    if (member) await load();
  });

  useEffect(() => {
    if (member && visible) void load();
  }, [member, visible, load]);

  const list = () => {
    if (mine.kind === 'failed') return <FailedView message={mine.message} onRetry={() => void load()} />;
    if (mine.kind !== 'ready') return <Skeleton shape="row" />;
    return <MyList state={tab} coupons={mine.value.items} onUse={use} onOrder={openOrder} onMore={more} />;
  };

  return (
    <MemberPage title="登录后查看优惠券">
      {() => (
        <>
          <CouponTabs
            state={tab}
            counts={readyValue(mine)?.counts ?? null}
            onOpen={(state) => void open(state)}
          />
          {list()}
        </>
      )}
    </MemberPage>
  );
}
