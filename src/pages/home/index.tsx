import { useLoad, useReachBottom } from '@tarojs/taro';
import { useCallback } from 'react';
import { Banner } from '@/features/catalog/banner';
import { CategoryChips } from '@/features/catalog/category-chips';
import { Feed } from '@/features/catalog/feed';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../hooks/navigate';
import { useCartBadge } from '../hooks/use-cart-badge';
import { usePullDown } from '../hooks/use-pull-down';
import { useVisible } from '../hooks/use-visible';
import { Page } from '../shell/page';

export default function HomePage() {
  const { openCatalog, refreshCatalog, loadMoreGoods } = useStoreShallow((state) => ({
    openCatalog: state.openCatalog,
    refreshCatalog: state.refreshCatalog,
    loadMoreGoods: state.loadMoreGoods,
  }));
  const visible = useVisible();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);

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
      <Banner />
      <CategoryChips />
      <Feed onOpen={openProduct} />
    </Page>
  );
}
