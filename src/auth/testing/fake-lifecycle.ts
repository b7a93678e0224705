import type { LifecyclePort } from '../ports';

export interface FakeLifecycle extends LifecyclePort {
  show(): void;
  hide(): void;
  setOnline(online: boolean): void;
}

type Listeners<A extends unknown[]> = Set<(...args: A) => void>;

const listenOn =
  <A extends unknown[]>(listeners: Listeners<A>) =>
  (listener: (...args: A) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

/** The app's coming and going, and the network's, as the test says. */
export const createFakeLifecycle = (): FakeLifecycle => {
  const shows: Listeners<[]> = new Set();
  const hides: Listeners<[]> = new Set();
  const networks: Listeners<[boolean]> = new Set();
  return {
    onShow: listenOn(shows),
    onHide: listenOn(hides),
    onNetwork: listenOn(networks),
    show: () => {
      for (const listener of shows) listener();
    },
    hide: () => {
      for (const listener of hides) listener();
    },
    setOnline: (online) => {
      for (const listener of networks) listener(online);
    },
  };
};
