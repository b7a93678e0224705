import { useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { FavouriteList } from '@/features/favourite/favourite-list';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { openPage, openTab } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useTask } from '../../hooks/use-task';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

export default function FavouritesPage() {
  const { refresh, loadMore, removeFavourites } = useStoreShallow((state) => ({
    refresh: state.refreshFavourites,
    loadMore: state.loadMoreFavourites,
    removeFavourites: state.removeFavourites,
  }));
  const member = useSessionKind() === 'member';
  const visible = useVisible();
  const { run } = useTask();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);

  useEffect(() => {
    // A heart may have been tapped on a page above; what is shown stays until the answer is there, and if none comes.
    if (member && visible) void refresh().catch(() => undefined);
  }, [member, visible, refresh]);
  usePullDown(async () => {
    if (member) await refresh();
  });
  useReachBottom(() => {
    if (member) void loadMore();
  });

  const remove = async (productIds: readonly string[]): Promise<boolean> => {
    const title = `删除这 ${productIds.length} 件收藏？`;
    if (!(await confirmed({ title, content: '删除后可以再次收藏', confirmText: '删除' }))) return false;
    const done = await run(() => removeFavourites(productIds));
    if (done) toast('已删除');
    return done;
  };

  return (
    <MemberPage title="登录后查看收藏">
      {() => <FavouriteList onOpen={openProduct} onShop={() => openTab('home')} onRemove={remove} />}
    </MemberPage>
  );
}
