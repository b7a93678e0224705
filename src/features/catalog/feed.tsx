import { StateView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import { GoodsGrid } from './goods-grid';

interface FeedProps {
  readonly onOpen: (productId: string) => void;
}

/** Everything that the shop has, in two columns. */
export const Feed = ({ onOpen }: FeedProps) => {
  const { feed, open, more } = useStoreShallow((state) => ({
    feed: state.catalogFeed,
    open: state.openCatalog,
    more: state.loadMoreGoods,
  }));
  return (
    <GoodsGrid
      list={feed}
      onOpen={onOpen}
      onMore={() => void more()}
      onRetry={() => void open()}
      empty={
        <StateView
          icon="box"
          title="还没有上架的商品"
          hint="新品正在路上，稍后再来看看"
          action={{ text: '刷新', id: 'feed-again', onTap: () => void open() }}
        />
      }
    />
  );
};
