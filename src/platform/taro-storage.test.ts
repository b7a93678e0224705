import Taro from '@tarojs/taro';
import { createTaroStorage } from './taro-storage';

const mockStore = new Map<string, unknown>();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: jest.fn((key: string) => mockStore.get(key) ?? ''),
    setStorageSync: jest.fn((key: string, value: unknown) => void mockStore.set(key, value)),
    removeStorageSync: jest.fn((key: string) => void mockStore.delete(key)),
  },
}));

test('keeps a text and forgets it', () => {
  const storage = createTaroStorage();
  expect(storage.read('session')).toBeNull();
  expect(storage.write('session', '{"a":1}')).toBe(true);
  expect(storage.read('session')).toBe('{"a":1}');
  storage.remove('session');
  expect(storage.read('session')).toBeNull();
});

test('what another version kept as an object is not a text', () => {
  mockStore.set('session', { token: 't' });
  expect(createTaroStorage().read('session')).toBeNull();
});

test('a host that throws answers null and false', () => {
  for (const api of [Taro.getStorageSync, Taro.setStorageSync, Taro.removeStorageSync]) {
    (api as unknown as jest.Mock).mockImplementationOnce(() => {
      throw new Error('setStorageSync:fail quota exceeded');
    });
  }
  const storage = createTaroStorage();
  expect(storage.read('session')).toBeNull();
  expect(storage.write('session', 'x')).toBe(false);
  expect(() => storage.remove('session')).not.toThrow();
});
