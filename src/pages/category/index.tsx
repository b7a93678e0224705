import { View } from '@tarojs/components';
import { useLoad, useReachBottom } from '@tarojs/taro';
import { useCallback } from 'react';
import { FailedView } from '@/components/state-view/state-view';
import { SearchPill } from '@/features/catalog/search-pill';
import { Shelf } from '@/features/catalog/shelf';
import { SideBar } from '@/features/catalog/side-bar';
import { readyValue } from '@/shared/loadable';
import { openPage } from '../hooks/navigate';
import { useCartBadge } from '../hooks/use-cart-badge';
import { usePullDown } from '../hooks/use-pull-down';
import { useVisible } from '../hooks/use-visible';
import { Page } from '../shell/page';
import { useShelf } from './use-shelf';
import './index.scss';

export default function CategoryPage() {
  const visible = useVisible();
  const { categories, shelfId, shelf, openAll, open, refresh, more } = useShelf(visible);
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);

  useLoad(() => {
    void openAll();
  });
  usePullDown(refresh);
  useReachBottom(() => {
    void more();
  });
  useCartBadge(visible);

  if (categories.kind === 'failed')
    return (
      <Page>
        <FailedView message={categories.message} onRetry={() => void openAll()} />
      </Page>
    );
  return (
    <Page>
      <SearchPill onTap={() => openPage('search')} />
      <View className="category-page">
        <View className="category-side">
          <SideBar
            categories={readyValue(categories) ?? []}
            chosen={shelfId}
            onChoose={(id) => void open(id)}
          />
        </View>
        <View className="category-main">
          <Shelf
            list={shelf}
            onOpen={openProduct}
            onMore={() => void more()}
            onRetry={() => void openAll()}
          />
        </View>
      </View>
    </Page>
  );
}
