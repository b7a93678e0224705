import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { toastFailure } from './toast';

/** Pull to refresh: the host's spinner goes on every path. */
export const usePullDown = (work: () => Promise<unknown>): void => {
  usePullDownRefresh(() => {
    void work()
      .catch(toastFailure)
      .then(() => Taro.stopPullDownRefresh());
  });
};
