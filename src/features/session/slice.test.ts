import { createStore } from 'zustand/vanilla';
import { type Auth, AuthError } from '@/auth';
import { benchApi } from '@/store/testing/slice-bench';
import type { AuthSlice, AuthState, HostButtons, HostParts, SliceApi } from '@/store/types';
import { phoneSentences } from './phone-sentences';
import { createSessionSlice, type SessionSlice } from './slice';

const phone = {
  openType: 'getPhoneNumber',
  openTypeWithConsent: null,
  eventProps: ['onGetPhoneNumber'],
  normalise: () => ({ kind: 'denied', reason: 'user-denied' }) as const,
};
const hostLogin = { openType: 'login', eventProps: ['onLogin'], succeeded: () => true };
const visitor = { kind: 'visitor' } as AuthState;

const start = (
  buttons: HostButtons = { phone, hostLogin: null },
  state = visitor,
  around: Partial<SliceApi> = {},
) => {
  const auth = {
    login: jest.fn(() => Promise.resolve()),
    init: jest.fn(() => Promise.resolve()),
    ensureSessionKey: jest.fn(() => Promise.resolve()),
    bindPhone: jest.fn(() => Promise.resolve()),
    sendSms: jest.fn(() => Promise.resolve({ retryAfter: 60 })),
    loginBySms: jest.fn(() => Promise.resolve()),
    loginByPassword: jest.fn(() => Promise.resolve()),
    resetPassword: jest.fn(() => Promise.resolve()),
    phoneRefused: jest.fn(),
    loginPageClosed: jest.fn(),
  };
  const clock = {
    now: () => Date.now(),
    setTimer: (task: () => void, ms: number) => {
      const handle = setTimeout(task, ms);
      return () => clearTimeout(handle);
    },
  };
  const store = createStore<SessionSlice & AuthSlice>()((set, get) => ({
    auth: state,
    permissions: null,
    ...createSessionSlice(set, get, benchApi({ auth: auth as unknown as Auth, clock, buttons, ...around })),
  }));
  return { auth, store, now: () => store.getState() };
};

const granted = { kind: 'granted', code: 'p1' } as const;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('[P05] the native button stands only once the session key is made sure of, and no login follows the tap', async () => {
  const { auth, now } = start();
  let done: () => void = () => undefined;
  auth.ensureSessionKey.mockReturnValueOnce(
    new Promise((resolve) => {
      done = resolve;
    }),
  );
  const shown = now().preparePhone();
  expect(now().phoneButton).toBe('preparing');
  done();
  await shown;
  expect(now().phoneButton).toBe('ready');
  await now().phoneAnswered(granted);
  expect(auth.bindPhone).toHaveBeenCalledWith(granted);
  expect([auth.ensureSessionKey, auth.login].map((call) => call.mock.calls.length)).toEqual([1, 0]);
});

test('[P05] a button that stands is not taken away while the page is shown again', async () => {
  const { now, store } = start();
  await now().preparePhone();
  const seen: string[] = [];
  store.subscribe((state) => seen.push(state.phoneButton));
  await now().preparePhone();
  expect(new Set(seen)).toEqual(new Set(['ready']));
});

test('[P05] [F10] the host’s panel hides the page and shows it again: no look, no login until it has answered', async () => {
  const { auth, now } = start();
  await now().preparePhone();
  now().phoneTapped();
  await now().preparePhone();
  await now().preparePhone();
  expect([auth.ensureSessionKey.mock.calls.length, now().phoneChecking]).toEqual([1, false]);
  await now().phoneAnswered({ kind: 'denied', reason: 'user-denied' });
  // Refused: what was put off is made up for, once, and the sentence stays.
  expect([auth.ensureSessionKey.mock.calls.length, now().phoneButton]).toEqual([2, 'ready']);
  expect(now().loginNotice).toContain('已取消授权');
  now().phoneTapped();
  await now().preparePhone();
  await now().phoneAnswered(granted);
  // Bound: nobody needs the key any more.
  expect([auth.bindPhone.mock.calls.length, auth.ensureSessionKey.mock.calls.length]).toEqual([1, 2]);
});

test('[P05] a bind that failed makes up for the look; a page that is left owes none', async () => {
  const { auth, now } = start();
  await now().preparePhone();
  now().phoneTapped();
  await now().preparePhone();
  auth.bindPhone.mockRejectedValueOnce(new AuthError('timeout'));
  await now().phoneAnswered(granted);
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(2);
  now().phoneTapped();
  await now().preparePhone();
  now().loginPageClosed();
  await now().preparePhone();
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(3);
});

test('[P05] [L25] a tap that the host never answers keeps the next look away for five minutes at most', async () => {
  const { auth, now } = start();
  now().phoneTapped();
  await jest.advanceTimersByTimeAsync(5 * 60_000 - 1);
  await now().preparePhone();
  expect(auth.ensureSessionKey).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await now().preparePhone();
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(1);
});

test('[P05] who taps the plain button waits for no other answer', async () => {
  const { auth, now } = start();
  now().phoneTapped();
  await now().retryPhone();
  expect([auth.ensureSessionKey.mock.calls.length, now().phoneButton]).toEqual([1, 'ready']);
});

test('[P05] hidden, then shown: the button that stands takes no tap until the key is made sure of again', async () => {
  const { auth, now, store } = start();
  await now().preparePhone();
  let done: () => void = () => undefined;
  auth.ensureSessionKey.mockReturnValueOnce(
    new Promise((resolve) => {
      done = resolve;
    }),
  );
  const shown = now().preparePhone();
  expect([now().phoneButton, now().phoneChecking]).toEqual(['ready', true]);
  done();
  await shown;
  expect([now().phoneButton, now().phoneChecking]).toEqual(['ready', false]);
  auth.ensureSessionKey.mockRejectedValueOnce(new AuthError('offline'));
  await now().preparePhone();
  expect([now().phoneButton, now().phoneChecking]).toEqual(['failed', false]);
  expect(store.getState().loginNotice).toContain('网络不可用');
});

test('[P05] the button comes up with the tick: the key is looked at unless that was a moment ago', async () => {
  const { auth, now } = start();
  await now().freshenPhone();
  expect(auth.ensureSessionKey).not.toHaveBeenCalled();
  await now().preparePhone();
  jest.setSystemTime(Date.now() + 59_000);
  await now().freshenPhone();
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(1);
  jest.setSystemTime(Date.now() + 1_000);
  await now().freshenPhone();
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(2);
  // A clock that was set back tells nothing of the key.
  jest.setSystemTime(Date.now() - 3_600_000);
  await now().freshenPhone();
  expect(auth.ensureSessionKey).toHaveBeenCalledTimes(3);
});

test('[P05] a late answer to an earlier stay on the page does not let the button stand', async () => {
  const { auth, now } = start();
  let done: () => void = () => undefined;
  auth.ensureSessionKey.mockReturnValueOnce(
    new Promise((resolve) => {
      done = resolve;
    }),
  );
  const shown = now().preparePhone();
  now().loginPageClosed();
  done();
  await shown;
  expect(now().phoneButton).toBe('absent');
  expect(auth.loginPageClosed).toHaveBeenCalledTimes(1);
});

test('a failed preparation is told, and a tap tries again', async () => {
  const { auth, now } = start();
  auth.ensureSessionKey.mockRejectedValueOnce(new AuthError('offline'));
  await now().preparePhone();
  expect([now().phoneButton, now().loginNotice]).toEqual(['failed', '网络不可用，请检查网络后重试']);
  await now().retryPhone();
  expect([now().phoneButton, now().loginNotice]).toEqual(['ready', null]);
  expect(auth.login).not.toHaveBeenCalled();
});

test('[P08] without an account of the host its login button stands there; after it the phone button does', async () => {
  const { auth, now, store } = start({ phone, hostLogin }, { kind: 'guest' });
  auth.ensureSessionKey.mockRejectedValueOnce(new AuthError('login-required'));
  await now().preparePhone();
  expect([now().phoneButton, now().loginNotice]).toEqual(['host-login', null]);
  auth.login.mockImplementationOnce(async () => store.setState({ auth: visitor }));
  await now().retryPhone();
  expect(now().phoneButton).toBe('ready');
});

test('where the host has no login button either, the way to SMS is told', async () => {
  const { auth, now } = start({ phone, hostLogin: null }, { kind: 'guest' });
  auth.ensureSessionKey.mockRejectedValueOnce(new AuthError('login-required'));
  await now().preparePhone();
  expect(now().phoneButton).toBe('failed');
  expect(now().loginNotice).toContain('短信验证码');
});

test('[P03] a refusal is told in one sentence, sends nothing, and leaves the page as it was', async () => {
  const { auth, now } = start();
  await now().preparePhone();
  await now().phoneAnswered({ kind: 'denied', reason: 'user-denied' });
  expect(now().loginNotice).toBe('您已取消授权，仍可继续浏览，或使用短信验证码登录');
  expect([now().phoneButton, now().loginBusy]).toEqual(['ready', 'none']);
  expect(auth.bindPhone).not.toHaveBeenCalled();
});

test('a refused bind is told by the server’s sentence; a second grant while one runs is not sent', async () => {
  const { auth, now } = start();
  auth.bindPhone.mockRejectedValueOnce(new AuthError('refused', '手机号授权已失效，请再点一次'));
  const first = now().phoneAnswered(granted);
  expect(now().loginBusy).toBe('phone');
  await now().phoneAnswered(granted);
  await first;
  expect(auth.bindPhone).toHaveBeenCalledTimes(1);
  expect([now().loginBusy, now().loginNotice]).toEqual(['none', '手机号授权已失效，请再点一次']);
});

test('what the user cancelled is not told', async () => {
  const { auth, now } = start();
  auth.loginBySms.mockRejectedValueOnce(new AuthError('cancelled'));
  await now().loginBySms('13800138000', '123456');
  expect(now().loginNotice).toBeNull();
});

test('[P16] after a message the rest is counted by the clock, through a sleep in the background', async () => {
  const { now } = start();
  await now().sendSms('13800138000');
  expect(now().smsWait).toBe(60);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(now().smsWait).toBe(59);
  jest.setSystemTime(Date.now() + 30_000);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(now().smsWait).toBe(28);
  await jest.advanceTimersByTimeAsync(28_000);
  expect(now().smsWait).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});

test('[P16] a refused message starts no count; a clock that is set back shows no more than was asked for', async () => {
  const { auth, now } = start();
  auth.sendSms.mockRejectedValueOnce(new AuthError('refused', '验证码发送太频繁，请稍后再试'));
  await now().sendSms('13800138000');
  expect([now().smsWait, now().loginNotice]).toEqual([0, '验证码发送太频繁，请稍后再试']);
  await now().sendSms('13800138000');
  jest.setSystemTime(Date.now() - 3_600_000);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(now().smsWait).toBe(60);
});

test('the launch never rejects', async () => {
  const { auth, now } = start();
  auth.init.mockRejectedValueOnce(new AuthError('offline'));
  await expect(now().launch()).resolves.toBeUndefined();
});

test('on h5 nothing is prepared', async () => {
  const { auth, now } = start({ phone: null, hostLogin: null }, { kind: 'guest' });
  await now().preparePhone();
  expect(auth.ensureSessionKey).not.toHaveBeenCalled();
  expect(now().phoneButton).toBe('absent');
});

test('[P03] a refusal is a step of the funnel and a sentence, nothing else', async () => {
  const { auth, now } = start();
  const denied = { kind: 'denied', reason: 'user-denied' } as const;
  await now().phoneAnswered(denied);
  expect(auth.phoneRefused).toHaveBeenCalledWith(denied);
  expect(now().loginNotice).toContain('短信验证码登录');
  expect([auth.bindPhone, auth.login].map((call) => call.mock.calls.length)).toEqual([0, 0]);
});

test('[P06] no quota, and an item that the console does not declare, have words of their own', () => {
  const words = Object.values(phoneSentences);
  expect(words.filter((word) => word === phoneSentences['no-quota'])).toHaveLength(1);
  expect(words.filter((word) => word === phoneSentences['privacy-undeclared'])).toHaveLength(1);
  for (const word of words) expect(word).toMatch(/短信验证码|再点一次/);
});

test('[P07] [L20] the host calls its key dead at the tap: a new login, then one more tap is asked for', async () => {
  const { auth, now } = start();
  await now().phoneAnswered({ kind: 'unavailable', reason: 'key-expired' });
  expect(auth.login).toHaveBeenCalledTimes(1);
  expect(auth.bindPhone).not.toHaveBeenCalled();
  expect([now().loginNotice, now().loginBusy]).toEqual(['授权已过期，请再点一次', 'none']);
});

const privacyOf = (needed: boolean): Partial<SliceApi> => ({
  host: {
    privacy: { setting: () => Promise.resolve({ needed, contractName: '《鲜集隐私指引》' }) },
  } as unknown as HostParts,
});
const joined = { phone: { ...phone, openTypeWithConsent: 'both' }, hostLogin: null };

test.each([
  [joined, true, '《鲜集隐私指引》'],
  [joined, false, null],
  [{ phone, hostLogin: null }, true, null],
] as const)(
  '[P24] one tap gives consent as well where the host allows it and still asks: %#',
  async (buttons, needed, contract) => {
    const { now } = start(buttons, visitor, privacyOf(needed));
    await now().preparePhone();
    expect([now().phoneButton, now().loginContract]).toEqual(['ready', contract]);
  },
);

test('[P24] [P05] a button that stands keeps its open-type while the page is shown again', async () => {
  let needed = true;
  const setting = () => Promise.resolve({ needed, contractName: '《鲜集隐私指引》' });
  const { now } = start(joined, visitor, { host: { privacy: { setting } } as unknown as HostParts });
  await now().preparePhone();
  needed = false;
  await now().preparePhone();
  expect(now().loginContract).toBe('《鲜集隐私指引》');
  now().loginPageClosed();
  await now().preparePhone();
  expect(now().loginContract).toBeNull();
});

test('[P17] a password goes to the core; a refusal is told where it was typed', async () => {
  const { auth, now } = start();
  await now().loginByPassword('13800138000', 'secret123');
  expect(auth.loginByPassword).toHaveBeenCalledWith('13800138000', 'secret123');
  auth.loginByPassword.mockRejectedValueOnce(new AuthError('refused', '手机号或密码不正确'));
  await now().loginByPassword('13800138000', 'secret123');
  expect([now().loginNotice, now().loginBusy]).toEqual(['手机号或密码不正确', 'none']);
});

test('[P17] a reset says whether the new password holds', async () => {
  const { auth, now } = start();
  expect(await now().resetPassword('13800138000', '123456', 'letters123')).toBe(true);
  auth.resetPassword.mockRejectedValueOnce(new AuthError('refused', '验证码不正确或已过期'));
  expect(await now().resetPassword('13800138000', '123456', 'letters123')).toBe(false);
  expect(now().loginNotice).toBe('验证码不正确或已过期');
});
