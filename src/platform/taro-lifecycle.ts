import Taro from '@tarojs/taro';
import type { LifecyclePort, Unsubscribe } from '@/auth';
import { fieldsOf } from './fields';
import { listenToBrowserNetwork } from './h5-network';

type Switch = (listener: (value: unknown) => void) => void;

/** The app's own hooks, for hosts that lack the events. */
export interface AppLifecycle extends LifecyclePort {
  appShown(): void;
  appHidden(): void;
}

/** Registers where the host can. The flag silences a listener on hosts that lack the way out. */
const listen = (on: unknown, off: unknown, listener: (value: unknown) => void): Unsubscribe | null => {
  if (typeof on !== 'function') return null;
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

const createListeners = () => {
  const listeners = new Set<() => void>();
  return {
    add: (listener: () => void): Unsubscribe => {
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell: (): void => {
      for (const listener of [...listeners]) listener();
    },
  };
};

/** The events tell changes only: a phone that is offline at the start says so when it is asked. */
const askNetworkType = (listener: (online: boolean) => void): void => {
  if (typeof Taro.getNetworkType !== 'function') return;
  try {
    const asked: unknown = Taro.getNetworkType();
    Promise.resolve(asked).then(
      (answer) => {
        if (fieldsOf(answer).networkType === 'none') listener(false);
      },
      () => undefined,
    );
  } catch {
    // A host that cannot say is taken to be online.
  }
};

const onHostNetwork = (listener: (online: boolean) => void): Unsubscribe => {
  let told = false;
  let active = true;
  const undo = listen(Taro.onNetworkStatusChange, Taro.offNetworkStatusChange, (status) => {
    told = true;
    listener(fieldsOf(status).isConnected !== false);
  });
  askNetworkType((online) => {
    // An event is newer than an answer to a question from before it.
    if (active && !told) listener(online);
  });
  return () => {
    active = false;
    undo?.();
  };
};

/**
 * The app's coming and going, and the network's. Where the host lacks the events of the app, its root component tells
 * them by `appShown` and `appHidden`; a host without the event of the network never reports it.
 */
export const createTaroLifecycle = (): AppLifecycle => {
  const shown = createListeners();
  const hidden = createListeners();
  return {
    appShown: shown.tell,
    appHidden: hidden.tell,
    onShow: (listener) => listen(Taro.onAppShow, Taro.offAppShow, () => listener()) ?? shown.add(listener),
    onHide: (listener) => listen(Taro.onAppHide, Taro.offAppHide, () => listener()) ?? hidden.add(listener),
    onNetwork: (listener) =>
      process.env.TARO_ENV === 'h5' ? listenToBrowserNetwork(listener) : onHostNetwork(listener),
  };
};
