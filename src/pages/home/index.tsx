import { useLoad, useReachBottom } from '@tarojs/taro';
import { useCallback } from 'react';
import { Slot } from '@/components/slot/slot';
import { Banner } from '@/features/catalog/banner';
import { CategoryGrid } from '@/features/catalog/category-grid';
import { Feed } from '@/features/catalog/feed';
import { SearchPill } from '@/features/catalog/search-pill';
import { CouponStrip } from '@/features/coupon/coupon-strip';
import { useStoreShallow } from '@/store/use-store';
import { openPage, openTab } from '../hooks/navigate';
import { useCartBadge } from '../hooks/use-cart-badge';
import { useCouponStrip } from '../hooks/use-coupon-strip';
import { usePullDown } from '../hooks/use-pull-down';
import { useVisible } from '../hooks/use-visible';
import { Page } from '../shell/page';

export default function HomePage() {
  const { openCatalog, refreshCatalog, loadMoreGoods, openShelf } = useStoreShallow((state) => ({
    openCatalog: state.openCatalog,
    refreshCatalog: state.refreshCatalog,
    loadMoreGoods: state.loadMoreGoods,
    openShelf: state.openShelf,
  }));
  const visible = useVisible();
  const strip = useCouponStrip();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);
  /** A tab takes no parameters: which shelf it shows is known before it opens. */
  const openCategory = (categoryId: string): void => {
    void openShelf(categoryId);
    openTab('category');
  };

  useLoad(() => {
    void openCatalog();
  });
  usePullDown(refreshCatalog);
  useReachBottom(() => {
    void loadMoreGoods();
  });
  useCartBadge(visible);

  return (
    <Page>
      <SearchPill onTap={() => openPage('search')} />
      <Banner onOpen={openCategory} />
      <CategoryGrid onOpen={openCategory} />
      <Slot>
        <CouponStrip look="cards" {...strip} />
      </Slot>
      <Feed onOpen={openProduct} />
    </Page>
  );
}
