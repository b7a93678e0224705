import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import type { SearchSort } from '@/contract';
import './sort-row.scss';

interface SortRowProps {
  readonly sort: SearchSort;
  /** Whether prices narrow the results now. */
  readonly filtered: boolean;
  readonly onSort: (sort: SearchSort) => void;
  readonly onFilter: () => void;
}

interface TabProps {
  readonly id: string;
  readonly text: string;
  readonly on: boolean;
  readonly onTap: () => void;
}

const Tab = ({ id, text, on, onTap }: TabProps) => (
  <View id={id} className={on ? 'sort-tab sort-tab-on' : 'sort-tab'} onClick={onTap}>
    <Text className="sort-text">{text}</Text>
  </View>
);

/** How the price stands now, as the arrows beside the word show it. */
const arrows = { priceAsc: 'sort-arrows-up', priceDesc: 'sort-arrows-down' };

/** The order of the results: the price goes up at the first tap, down at the next. */
export const SortRow = ({ sort, filtered, onSort, onFilter }: SortRowProps) => {
  const priced = sort === 'priceAsc' || sort === 'priceDesc';
  return (
    <View className="sort-row">
      <Tab id="sort-relevance" text="综合" on={sort === 'relevance'} onTap={() => onSort('relevance')} />
      <Tab id="sort-sales" text="销量" on={sort === 'sales'} onTap={() => onSort('sales')} />
      <View
        id="sort-price"
        className={priced ? 'sort-tab sort-tab-on' : 'sort-tab'}
        onClick={() => onSort(sort === 'priceAsc' ? 'priceDesc' : 'priceAsc')}
      >
        <Text className="sort-text">价格</Text>
        <View className={priced ? `sort-arrows ${arrows[sort]}` : 'sort-arrows'} />
      </View>
      <View id="open-filter" className={filtered ? 'sort-tab sort-tab-on' : 'sort-tab'} onClick={onFilter}>
        <Text className="sort-text">筛选</Text>
        <Icon name="filter" size="sm" />
      </View>
    </View>
  );
};
