import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useStoreShallow } from '@/store/use-store';

/** Tells the waiting sentence. Several pages may be drawn: the first one takes it, so it is told once. */
export const useNotice = (): void => {
  const { waiting, takeNotice } = useStoreShallow((state) => ({
    waiting: state.shellNotice,
    takeNotice: state.takeNotice,
  }));
  useEffect(() => {
    const title = waiting === null ? null : takeNotice();
    if (title !== null) void Taro.showToast({ title, icon: 'none', duration: 2500 }).catch(() => undefined);
  }, [waiting, takeNotice]);
};
