import { type AuthState, createAuth, createTrace } from '../../src/auth';

/** A login core over the bare `wx`: no framework, no library. */
export const createOwnAuth = (wx: object, server: string, publish: (state: AuthState) => void) => {
  const now = <T>(name: string, ...input: unknown[]): T => Reflect.get(wx, name)(...input) as T;
  const call = <T>(name: string, options: object = {}): Promise<T> =>
    new Promise((success, fail) => now(name, { ...options, success, fail }));
  const offline = () =>
    Promise.reject(Object.assign(new Error('no answer'), { transportFailure: 'offline' }));
  const never = () => () => undefined;
  return createAuth({
    clock: { now: Date.now, setTimer: (task, ms) => clearTimeout.bind(null, setTimeout(task, ms)) },
    storage: {
      read: (key) => now<string>('getStorageSync', key) || null,
      write: (key, text) => now('setStorageSync', key, text) !== false,
      remove: (key) => now('removeStorageSync', key),
    },
    transport: {
      send: ({ method, path, headers: header, body: data, timeoutMs: timeout }) =>
        call<{ statusCode: number; data: unknown }>('request', {
          url: server + path,
          method,
          header,
          data,
          timeout,
        }).then((answer) => ({ status: answer.statusCode, body: answer.data }), offline),
    },
    host: {
      platform: 'wechat',
      codeLifeMs: 5 * 60_000,
      phoneNeedsSessionKey: false,
      login: () =>
        call<{ code: string }>('login').then(
          ({ code }) => ({ kind: 'user', code }),
          () => ({ kind: 'failed', retryable: true, reason: 'login' }),
        ),
      checkSession: async () => 'unknown',
    },
    lifecycle: { onShow: never, onHide: never, onNetwork: never },
    loginPage: {
      open: () => call('navigateTo', { url: '/pages/login/index' }),
      close: () => call('navigateBack'),
    },
    state: { publish },
    trace: createTrace(),
    randomId: () => Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10)).join('-'),
  });
};
