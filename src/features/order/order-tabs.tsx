import { Text, View } from '@tarojs/components';
import { useStoreShallow } from '@/store/use-store';
import { orderTabs, tabWord } from './order-words';
import './order-tabs.scss';

/** The states of an order as tabs. */
export const OrderTabs = () => {
  const { chosen, open } = useStoreShallow((state) => ({ chosen: state.orderTab, open: state.openOrders }));
  return (
    <View className="order-tabs">
      {orderTabs.map((tab) => (
        <View
          key={tab ?? 'all'}
          id={`tab-${tab ?? 'all'}`}
          className={tab === chosen ? 'order-tab order-tab-on' : 'order-tab'}
          onClick={() => {
            if (tab !== chosen) void open(tab);
          }}
        >
          <Text className="order-tab-text">{tabWord(tab)}</Text>
        </View>
      ))}
    </View>
  );
};
