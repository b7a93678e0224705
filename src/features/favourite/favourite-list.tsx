import { Text, View } from '@tarojs/components';
import { ListEnd } from '@/components/list-end/list-end';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import type { ProductCard } from '@/contract';
import type { ReadyList } from '@/shared/paged';
import { useStoreShallow } from '@/store/use-store';
import { FavouriteRow } from './favourite-row';
import { RemoveBar } from './remove-bar';
import { useTicks } from './use-ticks';
import './favourite-list.scss';

const Blank = () => (
  <View className="favourites">
    <Skeleton shape="row" />
    <Skeleton shape="row" />
    <Skeleton shape="row" />
  </View>
);

interface FavouriteListProps {
  /** Must stay the same function. */
  readonly onOpen: (productId: string) => void;
  readonly onShop: () => void;
  /** Takes these out, after asking; `true` when it was done. */
  readonly onRemove: (productIds: readonly string[]) => Promise<boolean>;
}

interface RowsProps extends Pick<FavouriteListProps, 'onOpen' | 'onRemove'> {
  readonly list: ReadyList<ProductCard>;
  readonly onMore: () => void;
}

const Rows = ({ list, onOpen, onRemove, onMore }: RowsProps) => {
  const { editing, isOn, chosenOf, edit, toggle, setAll } = useTicks();
  const ids = list.items.map(({ id }) => id);
  const chosen = chosenOf(ids);
  const all = chosen.length === ids.length;
  const remove = async (): Promise<void> => {
    if (await onRemove(chosen)) edit(false);
  };
  const rest = list.nextCursor === null ? 'end' : 'more';
  return (
    <View className={editing ? 'favourites favourites-editing' : 'favourites'}>
      <View className="favourites-head">
        <View id="favourites-edit" className="favourites-edit" onClick={() => edit(!editing)}>
          <Text className="favourites-edit-text">{editing ? '完成' : '管理'}</Text>
        </View>
      </View>
      {list.items.map((product) => (
        <FavouriteRow
          key={product.id}
          product={product}
          ticked={editing ? isOn(product.id) : null}
          onTap={editing ? toggle : onOpen}
        />
      ))}
      <ListEnd state={list.tail === 'rest' ? rest : list.tail} onRetry={onMore} />
      {editing && (
        <RemoveBar
          count={chosen.length}
          all={all}
          onAll={() => setAll(all ? [] : ids)}
          onRemove={() => void remove()}
        />
      )}
    </View>
  );
};

/** The member's favourites. 管理 ticks what is to go; what went off the shelf stays, and says so. */
export const FavouriteList = ({ onOpen, onShop, onRemove }: FavouriteListProps) => {
  const { list, open, more } = useStoreShallow((state) => ({
    list: state.favouriteList,
    open: state.openFavourites,
    more: state.loadMoreFavourites,
  }));
  if (list.kind === 'failed') return <FailedView message={list.message} onRetry={() => void open()} />;
  if (list.kind !== 'ready') return <Blank />;
  if (list.items.length > 0)
    return <Rows list={list} onOpen={onOpen} onRemove={onRemove} onMore={() => void more()} />;
  return (
    <StateView
      icon="heart"
      title="还没有收藏的商品"
      hint="看到喜欢的，点一下心形就收进来了"
      action={{ text: '去逛逛', id: 'go-shopping', onTap: onShop }}
    />
  );
};
