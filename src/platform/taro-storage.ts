import Taro from '@tarojs/taro';
import type { StoragePort } from '@/auth';

/** The host's synchronous store. A host that throws (full, broken, forbidden) makes the app go on in memory. */
export const createTaroStorage = (): StoragePort => ({
  read: (key) => {
    try {
      const found: unknown = Taro.getStorageSync(key);
      return typeof found === 'string' && found !== '' ? found : null;
    } catch {
      return null;
    }
  },
  write: (key, text) => {
    try {
      Taro.setStorageSync(key, text);
      return true;
    } catch {
      return false;
    }
  },
  remove: (key) => {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // What cannot be removed is overwritten or found dead later.
    }
  },
});
