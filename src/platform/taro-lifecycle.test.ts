import Taro from '@tarojs/taro';
import { createTaroLifecycle } from './taro-lifecycle';

type Listener = (value?: unknown) => void;
const mockListeners = new Set<Listener>();
jest.mock('@tarojs/taro', () => {
  const on = (listener: Listener) => void mockListeners.add(listener);
  const off = (listener: Listener) => void mockListeners.delete(listener);
  return {
    __esModule: true,
    default: {
      onAppShow: on,
      offAppShow: off,
      onAppHide: on,
      offAppHide: off,
      onNetworkStatusChange: on,
    },
  };
});

const emit = (value?: unknown): void => {
  for (const listener of mockListeners) listener(value);
};

beforeEach(() => mockListeners.clear());

test.each(['onShow', 'onHide'] as const)('%s is told until undone, and undoing twice is nothing', (name) => {
  let told = 0;
  const undo = createTaroLifecycle()[name](() => {
    told += 1;
  });
  emit();
  undo();
  undo();
  emit();
  expect([told, mockListeners.size]).toEqual([1, 0]);
});

test('the network is read from isConnected, and a host without the way out goes unheard', () => {
  const seen: boolean[] = [];
  const undo = createTaroLifecycle().onNetwork((online) => seen.push(online));
  emit({ isConnected: false, networkType: 'none' });
  emit({ isConnected: true, networkType: 'wifi' });
  undo();
  emit({ isConnected: false });
  expect(seen).toEqual([false, true]);
});

const asked = Taro as unknown as { getNetworkType?: unknown };
const turn = () => new Promise((resolve) => setImmediate(resolve));
afterEach(() => {
  delete asked.getNetworkType;
});

test('[L22] a phone that is offline at the start says so when it is asked', async () => {
  asked.getNetworkType = () => Promise.resolve({ networkType: 'none' });
  const seen: boolean[] = [];
  createTaroLifecycle().onNetwork((online) => seen.push(online));
  await turn();
  expect(seen).toEqual([false]);
  emit({ isConnected: true });
  expect(seen).toEqual([false, true]);
});

test('[L22] an event is newer than the answer to that question, and who has left hears neither', async () => {
  asked.getNetworkType = () => Promise.resolve({ networkType: 'none' });
  const seen: boolean[] = [];
  createTaroLifecycle().onNetwork((online) => seen.push(online));
  emit({ isConnected: true });
  createTaroLifecycle().onNetwork(() => seen.push(false))();
  await turn();
  expect(seen).toEqual([true]);
});

test.each([
  () => Promise.resolve({ networkType: 'wifi' }),
  () => Promise.reject(new Error('no')),
  () => undefined,
  () => {
    throw new Error('no');
  },
])('[L22] a host that does not say it is offline is online (%#)', async (getNetworkType) => {
  asked.getNetworkType = getNetworkType;
  const seen: boolean[] = [];
  createTaroLifecycle().onNetwork((online) => seen.push(online));
  await turn();
  expect(seen).toEqual([]);
});

test('[L28] on a host without the events the app’s root tells of coming and going', () => {
  const { onAppShow, onAppHide } = Taro;
  Reflect.deleteProperty(Taro, 'onAppShow');
  Reflect.deleteProperty(Taro, 'onAppHide');
  const lifecycle = createTaroLifecycle();
  const seen: string[] = [];
  const undo = lifecycle.onShow(() => seen.push('show'));
  lifecycle.onHide(() => seen.push('hide'));
  lifecycle.appHidden();
  lifecycle.appShown();
  undo();
  lifecycle.appShown();
  expect(seen).toEqual(['hide', 'show']);
  expect(mockListeners.size).toBe(0);
  Object.assign(Taro, { onAppShow, onAppHide });
});

test('[L28] where the host has the events, the root’s word is not told twice', () => {
  const lifecycle = createTaroLifecycle();
  let told = 0;
  lifecycle.onShow(() => {
    told += 1;
  });
  lifecycle.appShown();
  emit();
  expect(told).toBe(1);
});

test('[L22] [P26] the browser’s own word counts on h5, also on one that starts offline', () => {
  const before = process.env.TARO_ENV;
  const browser = new EventTarget();
  Object.assign(globalThis, { window: browser });
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: false }, configurable: true });
  process.env.TARO_ENV = 'h5';
  const seen: boolean[] = [];
  const undo = createTaroLifecycle().onNetwork((online) => seen.push(online));
  browser.dispatchEvent(new Event('online'));
  browser.dispatchEvent(new Event('offline'));
  undo();
  browser.dispatchEvent(new Event('online'));
  expect(seen).toEqual([false, true, false]);
  process.env.TARO_ENV = before;
  for (const name of ['window', 'navigator']) Reflect.deleteProperty(globalThis, name);
});
