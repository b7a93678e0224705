import { useEffect } from 'react';
import { useStoreShallow } from '@/store/use-store';
import { toast } from '../../hooks/toast';
import { useGate } from '../../hooks/use-gate';
import { useVisible } from '../../hooks/use-visible';

/** Whether the product is among the favourites, and the tap that changes it: asked for as a member, then finished. */
export const useFavourite = (
  productId: string,
): { readonly favourite: boolean; readonly toggle: () => void } => {
  const { favourite, member, loadMark, mark } = useStoreShallow((state) => ({
    favourite: state.favouriteMarks[productId] === true,
    member: state.auth.kind === 'member',
    loadMark: state.loadFavouriteMark,
    mark: state.markFavourite,
  }));
  const visible = useVisible();
  const gate = useGate();
  useEffect(() => {
    if (member && visible) void loadMark(productId);
  }, [member, visible, loadMark, productId]);
  const toggle = (): void =>
    gate('favourite', async () => {
      await mark(productId, !favourite);
      toast(favourite ? '已取消收藏' : '已收藏');
    });
  return { favourite, toggle };
};
