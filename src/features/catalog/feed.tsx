import { View } from '@tarojs/components';
import { ListEnd } from '@/components/list-end/list-end';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import { ProductCard } from './product-card';
import './feed.scss';

const FeedSkeleton = () => (
  <View className="feed-grid">
    {[0, 1, 2, 3].map((place) => (
      <View key={place} className="feed-blank">
        <Skeleton shape="picture" />
        <View className="feed-blank-body">
          <Skeleton shape="line" />
          <Skeleton shape="short" />
        </View>
      </View>
    ))}
  </View>
);

interface FeedProps {
  readonly onOpen: (productId: string) => void;
}

/** Two columns of goods with every state that a list can be in. */
export const Feed = ({ onOpen }: FeedProps) => {
  const { feed, open, more, choose } = useStoreShallow((state) => ({
    feed: state.catalogFeed,
    open: state.openCatalog,
    more: state.loadMoreGoods,
    choose: state.chooseCategory,
  }));
  if (feed.kind === 'failed') return <FailedView message={feed.message} onRetry={() => void open()} />;
  if (feed.kind !== 'ready') return <FeedSkeleton />;
  if (feed.items.length === 0)
    return (
      <StateView
        icon="box"
        title="这里还没有商品"
        hint="看看其他分类吧"
        action={{ text: '查看全部', onTap: () => void choose(null) }}
      />
    );
  const rest = feed.nextCursor === null ? 'end' : 'more';
  return (
    <View className="feed">
      <View className="feed-grid">
        {feed.items.map((product) => (
          <ProductCard key={product.id} product={product} onOpen={onOpen} />
        ))}
      </View>
      <ListEnd state={feed.tail === 'rest' ? rest : feed.tail} onRetry={() => void more()} />
    </View>
  );
};
