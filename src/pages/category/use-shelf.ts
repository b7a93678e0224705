import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useStoreShallow } from '@/store/use-store';

const idle = { kind: 'idle' } as const;

/** Categories, the shelf that is shown, and the ways between them; another shelf is read from its top. */
export const useShelf = (visible: boolean) => {
  const found = useStoreShallow((state) => ({
    categories: state.catalogCategories,
    shelfId: state.catalogShelfId,
    shelf: state.catalogShelves[state.catalogShelfId ?? ''] ?? idle,
    openAll: state.openShelves,
    open: state.openShelf,
    refresh: state.refreshShelf,
    more: state.loadMoreOfShelf,
  }));
  const { shelfId } = found;
  const shown = useRef(shelfId);
  useEffect(() => {
    // Hosts move only the page in front.
    if (!visible || shown.current === shelfId) return;
    if (shown.current !== null) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);
    shown.current = shelfId;
  }, [visible, shelfId]);
  return found;
};
