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

test('a host without the event never reports it', () => {
  Reflect.deleteProperty(Taro, 'onAppShow');
  const undo = createTaroLifecycle().onShow(() => undefined);
  expect(undo).not.toThrow();
  expect(mockListeners.size).toBe(0);
});
