import Taro from '@tarojs/taro';

/** The host's loading mask; one call for seen, one for gone. Never throws. */
export type ShowMask = (visible: boolean) => void;

/**
 * A host that raises its mask late, after it was told to take it away, is told once more: the mask never stays.
 * `noConflict` (WeChat 2.22.1) leaves a toast alone that came in between.
 */
export const createTaroMask = (): ShowMask => {
  let wanted = false;
  const hide = (): void => {
    if (typeof Taro.hideLoading !== 'function') return;
    try {
      Promise.resolve(Taro.hideLoading({ noConflict: true })).catch(() => undefined);
    } catch {
      // Nothing to hide, or no way to.
    }
  };
  const show = (): void => {
    if (typeof Taro.showLoading !== 'function') return;
    const settled = (): void => {
      if (!wanted) hide();
    };
    try {
      Promise.resolve(Taro.showLoading({ title: '请稍候', mask: true })).then(settled, settled);
    } catch {
      // The wait goes on without a mask.
    }
  };
  return (visible) => {
    if (visible === wanted) return;
    wanted = visible;
    if (visible) show();
    else hide();
  };
};
