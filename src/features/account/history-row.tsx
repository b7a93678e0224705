import { ScrollView, Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import { readyValue } from '@/shared/loadable';
import { useStore } from '@/store/use-store';
import './history-row.scss';

interface HistoryRowProps {
  readonly onOpen: (productId: string) => void;
  /** To the whole list. */
  readonly onAll: () => void;
}

/** What the user looked at last; not there at all while there is nothing. */
export const HistoryRow = ({ onOpen, onAll }: HistoryRowProps) => {
  const items = useStore((state) => readyValue(state.accountHistory)) ?? [];
  if (items.length === 0) return null;
  return (
    <View className="history" id="history">
      <View id="history-entry" className="history-head" onClick={onAll}>
        <Text className="history-title">最近浏览</Text>
        <Text className="history-all">全部</Text>
        <Icon name="arrow" size="sm" />
      </View>
      <ScrollView className="history-scroll" scrollX showScrollbar={false} enhanced>
        <View className="history-items">
          {items.map((product) => (
            <View
              key={product.id}
              id={`history-${product.id}`}
              className="history-item"
              onClick={() => onOpen(product.id)}
            >
              <View className="history-picture">
                <Picture src={product.image} />
              </View>
              <Text className="history-name">{product.title}</Text>
              <Price fen={product.priceFen} />
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  );
};
