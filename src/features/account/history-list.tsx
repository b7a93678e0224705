import { Text, View } from '@tarojs/components';
import { GoodsRow } from '@/components/goods-row/goods-row';
import { Icon } from '@/components/icon/icon';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { saleVeils } from '@/shared/sale-veils';
import { useStoreShallow } from '@/store/use-store';
import type { SeenProduct } from './history';
import './history-list.scss';

interface HistoryListProps {
  readonly onOpen: (productId: string) => void;
  readonly onRemove: (productId: string) => void;
  readonly onClear: () => void;
  readonly onShop: () => void;
}

const Row = ({ product, onOpen, onRemove }: { readonly product: SeenProduct } & HistoryActs) => (
  <View className="seen">
    <GoodsRow
      id={`seen-${product.id}`}
      title={product.title}
      image={product.image}
      fen={product.priceFen}
      veil={product.saleState === undefined ? null : saleVeils[product.saleState]}
      onTap={() => onOpen(product.id)}
    >
      <View id={`unsee-${product.id}`} className="seen-remove" onClick={() => onRemove(product.id)}>
        <Icon name="close" size="sm" />
      </View>
    </GoodsRow>
  </View>
);

type HistoryActs = Pick<HistoryListProps, 'onOpen' | 'onRemove'>;

/** Everything that was looked at lately, each with a way to forget it. */
export const HistoryList = ({ onOpen, onRemove, onClear, onShop }: HistoryListProps) => {
  const { history, load } = useStoreShallow((state) => ({
    history: state.accountHistory,
    load: state.loadHistory,
  }));
  if (history.kind === 'failed') return <FailedView message={history.message} onRetry={() => void load()} />;
  if (history.kind !== 'ready')
    return (
      <View className="seen-list">
        <Skeleton shape="row" />
        <Skeleton shape="row" />
        <Skeleton shape="row" />
      </View>
    );
  if (history.value.length === 0)
    return (
      <StateView
        icon="clock"
        title="还没有浏览记录"
        hint="看过的商品会出现在这里"
        action={{ text: '去逛逛', id: 'go-shopping', onTap: onShop }}
      />
    );
  return (
    <View className="seen-list">
      <View className="seen-head">
        <Text className="seen-count">{`最近浏览的 ${history.value.length} 件商品`}</Text>
        <View id="history-clear" className="seen-clear" onClick={onClear}>
          <Text className="seen-clear-text">清空</Text>
        </View>
      </View>
      {history.value.map((product) => (
        <Row key={product.id} product={product} onOpen={onOpen} onRemove={onRemove} />
      ))}
    </View>
  );
};
