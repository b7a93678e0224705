import Taro from '@tarojs/taro';
import type { LifecyclePort, Unsubscribe } from '@/auth';
import { fieldsOf } from './fields';

type Switch = (listener: (value: unknown) => void) => void;

/** Registers where the host can. The flag silences a listener on hosts that lack the way out. */
const listen = (on: unknown, off: unknown, listener: (value: unknown) => void): Unsubscribe => {
  if (typeof on !== 'function') return () => undefined;
  let active = true;
  const guarded = (value: unknown): void => {
    if (active) listener(value);
  };
  (on as Switch)(guarded);
  return () => {
    if (active && typeof off === 'function') (off as Switch)(guarded);
    active = false;
  };
};

/** The app's coming and going, and the network's. A host without one of the events never reports it. */
export const createTaroLifecycle = (): LifecyclePort => ({
  onShow: (listener) => listen(Taro.onAppShow, Taro.offAppShow, () => listener()),
  onHide: (listener) => listen(Taro.onAppHide, Taro.offAppHide, () => listener()),
  onNetwork: (listener) =>
    listen(Taro.onNetworkStatusChange, Taro.offNetworkStatusChange, (status) =>
      listener(fieldsOf(status).isConnected !== false),
    ),
});
