import { useStoreShallow } from '@/store/use-store';

/** What the search page shows and does; none of it rejects. */
export const useSearch = () =>
  useStoreShallow((state) => ({
    asked: state.searchAsked,
    found: state.searchFound,
    open: state.openSearch,
    search: state.searchFor,
    sort: state.sortSearch,
    price: state.priceSearch,
    again: state.searchAgain,
    more: state.loadMoreFound,
    leave: state.leaveSearch,
  }));

export type Search = ReturnType<typeof useSearch>;
