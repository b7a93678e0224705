import type { Auth } from '@/auth';
import { appStore } from '@/store/store';
import type { AuthState, HostButtons } from '@/store/types';

/** What was asked of the core, in order. */
export const calls: string[] = [];

const note =
  <T>(name: string, value: T) =>
  (...input: unknown[]): Promise<T> => {
    calls.push([name, ...input.map((part) => JSON.stringify(part))].join(' '));
    return Promise.resolve(value);
  };

/** Connects the app's store to a core that notes what is asked of it. */
export const connectStore = (buttons: HostButtons): void => {
  calls.length = 0;
  const auth = {
    ensureSessionKey: note('ensureSessionKey', undefined),
    bindPhone: note('bindPhone', undefined),
    sendSms: note('sendSms', { retryAfter: 60 }),
    loginBySms: note('loginBySms', undefined),
  };
  appStore.connect({
    auth: auth as unknown as Auth,
    clock: { now: () => 0, setTimer: () => () => undefined },
    buttons,
  });
  appStore.store.setState({ phoneButton: 'absent', loginNotice: null, loginBusy: 'none', smsWait: 0 });
  appStore.publish({ kind: 'visitor' } as AuthState);
};
