import { createMemoryStorage } from '../core/storage';
import { driveBundle } from '../testing/drive-bundle';
import { killAll } from '../testing/start-host';

afterEach(killAll);

test('values of every kind come back, synchronously and not', async () => {
  const { api, call } = await driveBundle();
  const value = { list: [1, 'zwei', null], on: true };
  api.setStorageSync?.('a', value);
  expect(api.getStorageSync?.('a')).toEqual(value);
  await call('setStorage', { key: 'b', data: 0 });
  expect(await call('getStorage', { key: 'b' })).toEqual({ errMsg: 'getStorage:ok', data: 0 });
  expect(api.getStorageInfoSync?.()).toMatchObject({ keys: ['a', 'b'], limitSize: 10240 });
});

test('a missing key is a failure for getStorage and an empty text for getStorageSync', async () => {
  const { api, call } = await driveBundle();
  expect(await call('getStorage', { key: 'x' })).toEqual({ errMsg: 'getStorage:fail data not found' });
  expect(api.getStorageSync?.('x')).toBe('');
});

test('removing one, clearing all; the host’s own memory is not the app’s', async () => {
  const storage = createMemoryStorage();
  storage.write('host:privacy', 'agreed');
  const { api, call } = await driveBundle({ storage });
  for (const key of ['a', 'b', 'c']) api.setStorageSync?.(key, key);
  api.removeStorageSync?.('a');
  await call('removeStorage', { key: 'b' });
  expect(api.getStorageInfoSync?.()).toMatchObject({ keys: ['c'] });
  api.clearStorageSync?.();
  expect(storage.keys()).toEqual(['host:privacy']);
});

test('the next process finds what the killed one wrote', async () => {
  const { api, host, storage } = await driveBundle();
  api.setStorageSync?.('session', { token: 't' });
  host.kill();
  const next = await driveBundle({ storage });
  expect(next.api.getStorageSync?.('session')).toEqual({ token: 't' });
});

test('one entry of more than 1 MB, ten MB in all, and a full device are refused', async () => {
  const { api, call } = await driveBundle();
  const megabyte = 'x'.repeat(1024 * 1024 - 20);
  expect(await call('setStorage', { key: 'big', data: `${megabyte}${'x'.repeat(20)}` })).toEqual({
    errMsg: 'setStorage:fail entry size limit reached',
  });
  for (let index = 0; index < 10; index += 1) api.setStorageSync?.(`k${index}`, megabyte);
  const full = { errMsg: 'setStorage:fail exceed storage max size 10Mb' };
  expect(await call('setStorage', { key: 'one more', data: 'x'.repeat(1000) })).toEqual(full);
  const storage = {
    ...createMemoryStorage(),
    write: () => {
      throw new Error('full');
    },
  };
  const other = await driveBundle({ storage });
  expect(await other.call('setStorage', { key: 'a', data: 1 })).toEqual(full);
  expect(() => other.api.setStorageSync?.('a', 1)).toThrow(
    'setStorageSync:fail exceed storage max size 10Mb',
  );
});
