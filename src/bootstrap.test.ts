import Taro from '@tarojs/taro';
import type { AuthPorts, AuthSettings } from '@/auth';
import { SESSION_KEY } from '@/auth/constants';
import { writeRecord } from '@/auth/session-record';
import type { Session, User } from '@/contract';
import { DEVICE_ID_KEY } from '@/platform/device-id';
import { appStore } from '@/store/store';

type Listener = (value?: unknown) => void;
const mockHeard: Record<string, Listener> = {};
const mockStored = new Map<string, string>();
const mockMask: string[] = [];
const mockDevices = new Set<string | undefined>();
const mockAnswers: Record<string, () => unknown> = {};

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockStored.get(key) ?? '',
    setStorageSync: (key: string, text: string) => mockStored.set(key, text),
    removeStorageSync: (key: string) => mockStored.delete(key),
    request: ({ url, header }: { url: string; header: Record<string, string> }) => {
      mockDevices.add(header['X-Device-Id']);
      const path = url.replace('https://shop.test', '');
      return Promise.resolve(mockAnswers[path]?.() ?? { statusCode: 404, data: {} });
    },
    onAppShow: (listener: Listener) => {
      const before = mockHeard.show;
      mockHeard.show = () => {
        before?.();
        listener();
      };
    },
    onNetworkStatusChange: (listener: Listener) => {
      mockHeard.network = listener;
    },
    showLoading: () => Promise.resolve(mockMask.push('show')),
    hideLoading: () => Promise.resolve(mockMask.push('hide')),
    getCurrentPages: () => [],
  },
}));

let mockPorts: AuthPorts | null = null;
jest.mock('@/auth', () => {
  const actual = jest.requireActual<typeof import('@/auth')>('@/auth');
  return {
    ...actual,
    createAuth: (ports: AuthPorts, settings: AuthSettings) => {
      mockPorts = ports;
      return actual.createAuth(ports, settings);
    },
  };
});

const user = (id: string, member: boolean): User => ({
  id,
  busiIdentity: member ? 'MEMBER' : 'VISIT',
  phoneMasked: member ? '138****8000' : null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
});
const now = Date.now();
const session = (id: string, member: boolean): Session => ({
  token: `token-of-${id}-0123456789`,
  expiresAt: now + 90 * 86_400_000,
  user: user(id, member),
});
const ok = (data: unknown, header: Record<string, string> = {}) => ({ statusCode: 200, data, header });
const asked: string[] = [];
const state = () => appStore.store.getState();
const turn = () => new Promise((resolve) => setImmediate(resolve));

// What waits for its time, like telemetry, is not to keep the run alive.
jest.useFakeTimers({ doNotFake: ['Date', 'setImmediate', 'nextTick', 'queueMicrotask'] });

beforeAll(() => {
  process.env.TARO_ENV = 'weapp';
  Object.assign(globalThis, {
    API_BASE: 'https://shop.test',
    wx: {
      login: ({ success }: { success(value: unknown): void }) => success({ code: 'c1' }),
      checkSession: ({ success }: { success(): void }) => success(),
      onNeedPrivacyAuthorization: () => asked.push('privacy'),
      canIUse: () => true,
    },
  });
  // A member of 40 days ago.
  const at = now - 40 * 86_400_000;
  const record = { session: session('u1', true), userAt: at, seenAt: at, locked: false };
  mockStored.set(SESSION_KEY, writeRecord(record));
  mockAnswers['/api/login/exchange'] = () => ok({ session: session('u1', true) });
  mockAnswers['/api/login/sign-out'] = () => ok({});
  mockAnswers['/api/orders/counts'] = () => ok({ pending_payment: 1 }, { 'X-Permissions-Version': '2' });
  const permissions = { organisationId: 'o', modules: ['goods'], version: 1 };
  mockAnswers['/api/me/permissions'] = () => ok(permissions);
  jest.requireActual<typeof import('./bootstrap')>('./bootstrap').bootstrap();
});

afterAll(() => {
  for (const name of ['API_BASE', 'wx']) Reflect.deleteProperty(globalThis, name);
});

test('[L28] who was away for too long is told, and nothing of them was kept for the first paint', () => {
  expect(state().auth.kind).toBe('starting');
  expect(state().takeNotice()).toBe('登录已超时');
});

test('[L28] by the default policy they are logged in again unseen', async () => {
  await state().launch();
  expect(state().auth).toMatchObject({ kind: 'member', step: 2 });
});

test('[P24] the app asks for consent in place of the host, once', () => {
  expect(asked).toEqual(['privacy']);
});

test('[P10] the host’s ways reach the pages', () => {
  expect(state().hostProfile().avatarButton?.openType).toBe('chooseAvatar');
  expect(state().hostButtons().phone?.openType).toBe('getPhoneNumber');
});

test('[L22] the network is told to the banner', () => {
  mockHeard.network?.({ isConnected: false });
  expect(state().online).toBe(false);
  mockHeard.network?.({ isConnected: true });
  expect(state().online).toBe(true);
});

test('[L23] the loading mask is the host’s', () => {
  mockPorts?.state.loading?.(true);
  mockPorts?.state.loading?.(false);
  expect(mockMask).toEqual(['show', 'hide']);
});

test('[I10] rights reach the pages, and a change of them is noticed by the header of any answer', async () => {
  await state().loadPermissions();
  expect(state().permissions?.modules).toEqual(['goods']);
  mockAnswers['/api/me/permissions'] = () => ok({ organisationId: 'o', modules: [], version: 2 });
  await state().loadOrderCounts();
  await turn();
  expect(state().permissions?.modules).toEqual([]);
});

test('[I04] the core opens the sheet of the page in front, and only there', async () => {
  state().loginSheetShown(1);
  await expect(state().mustAuth({ mode: 'popup' })).resolves.toBeUndefined();
  expect(state().loginSheet).toBeNull();
});

test('[L27] [P21] signed out: the app goes on as a visitor, and the orders are forgotten', async () => {
  expect(state().orderCounts.kind).toBe('ready');
  mockAnswers['/api/login/exchange'] = () => ok({ session: session('v1', false) });
  await state().signOut();
  expect(state().auth.kind).toBe('visitor');
  expect([state().orderCounts.kind, state().permissions]).toEqual(['idle', null]);
});

test('[I04] a visitor on a page with a sheet gets it; one on a page without is told what is missing', async () => {
  const waiting = state().mustAuth({ mode: 'popup' });
  await turn();
  expect(state().loginSheet).toBe(1);
  state().leaveLoginSheet();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  state().loginSheetGone(1);
  await expect(state().mustAuth({ mode: 'popup' })).rejects.toMatchObject({ code: 'sheet-missing' });
  expect(Taro.getCurrentPages()).toEqual([]);
});

test('[S11] every request of all this came from one device, which is no secret of the session', () => {
  expect([...mockDevices]).toEqual([mockStored.get(DEVICE_ID_KEY)]);
  expect(mockDevices.has(undefined)).toBe(false);
});

test('[L30] the trace of all this can be taken out, and holds no token', () => {
  const text = state().exportTrace();
  expect(JSON.parse(text).length).toBeGreaterThan(5);
  expect(text).not.toContain('token-of');
});
