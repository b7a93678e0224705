import { type AuthState, createAuth } from '../../src/auth';

/** A login core over the bare `wx`: no framework, no library. */
export const createOwnAuth = (wx: object, server: string, publish: (state: AuthState) => void) => {
  const now = <T>(name: string, ...input: unknown[]): T => Reflect.get(wx, name)(...input) as T;
  const call = <T>(name: string, options: object = {}): Promise<T> =>
    new Promise((success, fail) => now(name, { ...options, success, fail }));
  const read = (got: { statusCode: number; data: unknown }) => ({ status: got.statusCode, body: got.data });
  const offline = () => Promise.reject({ transportFailure: 'offline' });
  return createAuth({
    clock: { now: Date.now, setTimer: (task, ms) => clearTimeout.bind(null, setTimeout(task, ms)) },
    storage: {
      read: (key) => now<string>('getStorageSync', key) || null,
      write: (key, text) => now('setStorageSync', key, text) !== false,
      remove: (key) => now('removeStorageSync', key),
    },
    transport: {
      send: ({ method, path, headers: header, body: data, timeoutMs: timeout }) =>
        call<never>('request', { url: server + path, method, header, data, timeout }).then(read, offline),
    },
    host: {
      platform: 'wechat',
      codeLifeMs: 5 * 60_000,
      phoneNeedsSessionKey: false,
      login: async () => ({ kind: 'user', code: (await call<{ code: string }>('login')).code }),
      checkSession: async () => 'unknown',
    },
    loginPage: { open: () => call('navigateTo', { url: '/pages/login' }), close: () => call('navigateBack') },
    state: { publish },
    randomId: () => Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10)).join('-'),
  });
};
