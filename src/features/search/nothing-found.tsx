import { StateView } from '@/components/state-view/state-view';
import { type Asked, anyPrice, type PriceRange } from './slice';

interface NothingFoundProps {
  readonly asked: Asked;
  readonly onPrices: (range: PriceRange) => void;
  readonly onClear: () => void;
}

/** No goods: because of the prices, which can be taken off, or because of the words. */
export const NothingFound = ({ asked, onPrices, onClear }: NothingFoundProps) =>
  asked.minFen !== null || asked.maxFen !== null ? (
    <StateView
      icon="search"
      title="这个价格区间没有商品"
      hint={`去掉价格限制，再看看“${asked.q}”`}
      action={{ text: '不限价格', id: 'any-price', onTap: () => onPrices(anyPrice) }}
    />
  ) : (
    <StateView
      icon="search"
      title={`没有找到“${asked.q}”`}
      hint="换个短一点的词，或者看看大家在搜什么"
      action={{ text: '换个词搜', id: 'search-other', onTap: onClear }}
    />
  );
