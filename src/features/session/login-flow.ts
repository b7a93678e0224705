import type { SmsPurpose } from '@/contract';
import { createCountDown } from '@/shared/count-down';
import { failureOf } from '@/store/failure';
import type { PhoneEvent, SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { PhonePlace } from './phone-place';
import { phoneSentences } from './phone-sentences';

/** The ways in, each by what the user typed or granted. None rejects: what went wrong stands in `loginNotice`. */
export interface LoginFlow {
  /** What the user set off where they log in, and waits for. */
  readonly loginBusy: 'none' | 'phone' | 'sending' | 'sms' | 'password' | 'reset';
  /** Seconds until the next message may be asked for; 0 when it may. */
  readonly smsWait: number;
  /** The phone button answered. */
  phoneAnswered(event: PhoneEvent): Promise<void>;
  /** For a login unless said. */
  sendSms(phone: string, purpose?: SmsPurpose): Promise<void>;
  loginBySms(phone: string, smsCode: string): Promise<void>;
  loginByPassword(phone: string, password: string): Promise<void>;
  /** `true` when the new password holds; logs nobody in. */
  resetPassword(phone: string, smsCode: string, password: string): Promise<boolean>;
}

type Own = LoginFlow & PhonePlace;

export const createLoginFlow = (set: SliceSet<Own>, get: SliceGet<Own>, api: SliceApi): LoginFlow => {
  const countDown = createCountDown(
    () => api.clock,
    (smsWait) => set({ smsWait }),
  );

  const explain = (caught: unknown): void => {
    const failure = failureOf(caught);
    if (!failure.cancelled) set({ loginNotice: failure.sentence });
  };

  /** One thing at a time; a second tap while it runs does nothing. */
  const step = async (loginBusy: LoginFlow['loginBusy'], work: () => Promise<unknown>): Promise<boolean> => {
    if (get().loginBusy !== 'none') return false;
    set({ loginBusy, loginNotice: null });
    try {
      await work();
      return true;
    } catch (caught) {
      explain(caught);
      return false;
    } finally {
      set({ loginBusy: 'none' });
    }
  };

  const refused = async (event: Exclude<PhoneEvent, { kind: 'granted' }>): Promise<void> => {
    api.auth.phoneRefused(event);
    // The host says so itself: a new login before the next tap, never between a tap and its bind.
    if (event.reason === 'key-expired') await step('phone', () => api.auth.login());
    set({ loginNotice: phoneSentences[event.reason] });
    await get().phoneTapEnded(true);
  };

  return {
    loginBusy: 'none',
    smsWait: 0,
    phoneAnswered: async (event) => {
      if (event.kind !== 'granted') return refused(event);
      // Some hosts answer one tap twice.
      if (get().loginBusy !== 'none') return;
      const isBound = await step('phone', () => api.auth.bindPhone(event));
      await get().phoneTapEnded(!isBound);
    },
    sendSms: async (phone, purpose) => {
      await step('sending', async () => {
        const { retryAfter } = await api.auth.sendSms(phone, purpose);
        countDown.start(retryAfter);
      });
    },
    loginBySms: async (phone, smsCode) => {
      await step('sms', () => api.auth.loginBySms(phone, smsCode));
    },
    loginByPassword: async (phone, password) => {
      await step('password', () => api.auth.loginByPassword(phone, password));
    },
    resetPassword: (phone, smsCode, password) =>
      step('reset', () => api.auth.resetPassword(phone, smsCode, password)),
  };
};
