import type { Unsubscribe } from '@/auth';

/**
 * The browser's own word on its network. Taro's event on H5 rests on `navigator.connection`, which Safari and Firefox
 * lack and which names a type of network even without one.
 */
export const listenToBrowserNetwork = (listener: (online: boolean) => void): Unsubscribe => {
  const online = (): void => listener(true);
  const offline = (): void => listener(false);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  if (!navigator.onLine) listener(false);
  return () => {
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
};
