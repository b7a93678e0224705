import type { HostFaults } from '../core/faults';
import type { HostStorage } from '../core/storage';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

/** Limits of the hosts: 1 MB per key, 10 MB in all. */
const maxEntryBytes = 1024 * 1024;
const maxTotalBytes = 10 * 1024 * 1024;

const size = (text: string): number => new TextEncoder().encode(text).length;

interface Keyed {
  readonly key?: unknown;
  readonly data?: unknown;
}

const needKey = (key: unknown): string => {
  if (typeof key !== 'string' || key === '')
    throw new ApiFailure('fail parameter error: key should be a non-empty string');
  return key;
};

const total = (storage: HostStorage): number =>
  storage.keys().reduce((sum, key) => sum + size(storage.read(key) ?? ''), 0);

const set = (storage: HostStorage, key: string, data: unknown): void => {
  const text = JSON.stringify({ data });
  if (size(text) > maxEntryBytes) throw new ApiFailure('fail entry size limit reached');
  if (total(storage) - size(storage.read(key) ?? '') + size(text) > maxTotalBytes) {
    throw new ApiFailure('fail exceed storage max size 10Mb');
  }
  try {
    storage.write(key, text);
  } catch {
    throw new ApiFailure('fail exceed storage max size 10Mb');
  }
};

const get = (storage: HostStorage, key: string): unknown => {
  const text = storage.read(key);
  return text === undefined ? undefined : (JSON.parse(text) as { data?: unknown }).data;
};

const info = (storage: HostStorage): Record<string, unknown> => ({
  keys: storage.keys(),
  currentSize: Math.ceil(total(storage) / 1024),
  limitSize: maxTotalBytes / 1024,
});

const clear = (storage: HostStorage): void => {
  for (const key of storage.keys()) storage.remove(key);
};

/** Synchronous storage APIs throw an error whose message is the `errMsg`. */
const throwing = <T>(name: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw error instanceof ApiFailure ? new Error(`${name}:${error.reason}`) : error;
  }
};

/** `getStorage` fails for a missing key, `getStorageSync` answers with an empty string, as documented by the hosts. */
export const addStorageApis = (desk: ApiDesk, device: HostStorage, faults: HostFaults): void => {
  const storage: HostStorage = {
    ...device,
    write: (key, text) => {
      if (faults.settings().storageFull) throw new Error('full');
      device.write(key, text);
    },
  };
  desk.async('getStorage', ({ key }: Keyed) => {
    const data = get(storage, needKey(key));
    if (data === undefined) throw new ApiFailure('fail data not found');
    return { data };
  });
  desk.async('setStorage', ({ key, data }: Keyed) => {
    set(storage, needKey(key), data);
    return undefined;
  });
  desk.async('removeStorage', ({ key }: Keyed) => {
    storage.remove(needKey(key));
    return undefined;
  });
  desk.async('clearStorage', () => {
    clear(storage);
    return undefined;
  });
  desk.async('getStorageInfo', () => info(storage));
  desk.sync('getStorageSync', (key: unknown) =>
    throwing('getStorageSync', () => get(storage, needKey(key)) ?? ''),
  );
  desk.sync('setStorageSync', (key: unknown, data: unknown) =>
    throwing('setStorageSync', () => set(storage, needKey(key), data)),
  );
  desk.sync('removeStorageSync', (key: unknown) =>
    throwing('removeStorageSync', () => storage.remove(needKey(key))),
  );
  desk.sync('clearStorageSync', () => clear(storage));
  desk.sync('getStorageInfoSync', () => info(storage));
};
