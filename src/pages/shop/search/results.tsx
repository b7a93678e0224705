import { type ReactNode, useCallback, useState } from 'react';
import { Slot } from '@/components/slot/slot';
import { GoodsGrid } from '@/features/catalog/goods-grid';
import { NothingFound } from '@/features/search/nothing-found';
import { PriceSheet } from '@/features/search/price-sheet';
import { SearchHead } from '@/features/search/search-head';
import type { Asked } from '@/features/search/slice';
import { SortRow } from '@/features/search/sort-row';
import { openPage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import type { Search } from './use-search';

interface ResultsProps {
  readonly asked: Asked;
  readonly search: Search;
  readonly field: ReactNode;
}

/** What was found, under the order and the prices that it is narrowed to. */
export const Results = ({ asked, search, field }: ResultsProps) => {
  const [filtering, setFiltering] = useState(false);
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);
  return (
    <>
      <SearchHead>
        {field}
        <SortRow
          sort={asked.sort}
          filtered={asked.minFen !== null || asked.maxFen !== null}
          onSort={(sort) => void search.sort(sort)}
          onFilter={() => setFiltering(true)}
        />
      </SearchHead>
      <GoodsGrid
        list={search.found}
        onOpen={openProduct}
        onMore={() => void search.more()}
        onRetry={() => void search.again()}
        empty={
          <NothingFound asked={asked} onPrices={(range) => void search.price(range)} onClear={search.leave} />
        }
      />
      <Slot>
        {filtering && (
          <PriceSheet
            range={asked}
            onRefused={toast}
            onClose={() => setFiltering(false)}
            onChange={(range) => {
              setFiltering(false);
              void search.price(range);
            }}
          />
        )}
      </Slot>
    </>
  );
};
