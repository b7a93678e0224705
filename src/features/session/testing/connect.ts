import type { Auth } from '@/auth';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import type { AuthState, HostButtons, SliceApi } from '@/store/types';

/** The data of the store as it is before anything happens. */
const fresh = Object.fromEntries(
  Object.entries(appStore.store.getState()).filter(([, value]) => typeof value !== 'function'),
);

/** What was asked of the core, in order. */
export const calls: string[] = [];

const note =
  <T>(name: string, value: T) =>
  (...input: unknown[]): Promise<T> => {
    const said = input.filter((part) => part !== undefined).map((part) => JSON.stringify(part));
    calls.push([name, ...said].join(' '));
    return Promise.resolve(value);
  };

/** Connects the app's store to a core that notes what is asked of it. `around` replaces what else bootstrap gives. */
export const connectStore = (buttons: HostButtons, around: Partial<SliceApi> = {}): void => {
  calls.length = 0;
  const auth = {
    ensureSessionKey: note('ensureSessionKey', undefined),
    bindPhone: note('bindPhone', undefined),
    sendSms: note('sendSms', { retryAfter: 60 }),
    loginBySms: note('loginBySms', undefined),
    loginByPassword: note('loginByPassword', undefined),
    resetPassword: note('resetPassword', undefined),
    importProfile: note('importProfile', undefined),
    uploadAvatar: note('uploadAvatar', undefined),
    checkSession: note('checkSession', 0),
    permissions: note('permissions', undefined),
    phoneRefused: () => undefined,
    loginPageClosed: () => calls.push('loginPageClosed'),
  };
  appStore.connect(
    benchApi({
      auth: auth as unknown as Auth,
      clock: { now: () => 0, setTimer: () => () => undefined },
      buttons,
      ...around,
    }),
  );
  appStore.store.setState(fresh);
  appStore.publish({ kind: 'visitor' } as AuthState);
};
