import { type Failure, failureOf } from '@/store/failure';
import type { HostButtons, MustAuthOptions, PhoneEvent, SliceCreator } from '@/store/types';
import { createCountDown } from './count-down';
import { noHostAccount, phoneSentences } from './phone-sentences';

export interface SessionSlice {
  /**
   * `ready`: the server holds a live session key, so a tap on the phone button can succeed. `host-login`: the host
   * app has no account, but a button that gets one.
   */
  readonly phoneButton: 'absent' | 'preparing' | 'ready' | 'host-login' | 'failed';
  /** What the user set off on the login page and waits for. */
  readonly loginBusy: 'none' | 'phone' | 'sending' | 'sms';
  /** One sentence on the login page: a refusal or a failure, and the way on. */
  readonly loginNotice: string | null;
  /** Seconds until the next message may be asked for; 0 when it may. */
  readonly smsWait: number;
  /** Silent login; a failure is the auth state's matter, so it never rejects. */
  launch(): Promise<void>;
  /** Resolves when the step is reached, rejects when the user leaves the login page. */
  mustAuth(options?: MustAuthOptions): Promise<void>;
  hostButtons(): HostButtons;
  /** Makes sure of the session key before the phone button can be tapped; called when the login page is shown. */
  preparePhone(): Promise<void>;
  /** The same after a tap: asks the host for its user first where it had none, which may raise its panel. */
  retryPhone(): Promise<void>;
  loginPageClosed(): void;
  /** Shows one sentence on the login page. */
  sayAtLogin(sentence: string): void;
  /** The phone button answered. */
  phoneAnswered(event: PhoneEvent): Promise<void>;
  sendSms(phone: string): Promise<void>;
  loginBySms(phone: string, smsCode: string): Promise<void>;
  /** Rejects when the server could not be told; then nothing has changed. */
  signOut(): Promise<void>;
}

export const createSessionSlice: SliceCreator<SessionSlice> = (set, get, api) => {
  const countDown = createCountDown(
    () => api.clock,
    (smsWait) => set({ smsWait }),
  );

  /** Which stay on the login page this is: an answer to an earlier one says nothing about this one. */
  let visit = 0;

  const explain = (caught: unknown): void => {
    const failure = failureOf(caught);
    if (!failure.cancelled) set({ loginNotice: failure.sentence });
  };

  /** One thing at a time; a second tap while it runs does nothing. */
  const step = async (loginBusy: SessionSlice['loginBusy'], work: () => Promise<unknown>): Promise<void> => {
    if (get().loginBusy !== 'none') return;
    set({ loginBusy, loginNotice: null });
    await work().catch(explain);
    set({ loginBusy: 'none' });
  };

  /** What stands in the phone button's place once it is known how the session key is. */
  const phonePlace = (failure: Failure | null): Partial<SessionSlice> => {
    if (get().auth.kind === 'guest') {
      return api.buttons.hostLogin === null
        ? { phoneButton: 'failed', loginNotice: noHostAccount }
        : { phoneButton: 'host-login' };
    }
    if (failure === null) return { phoneButton: 'ready' };
    return { phoneButton: 'failed', loginNotice: failure.cancelled ? null : failure.sentence };
  };

  return {
    phoneButton: 'absent',
    loginBusy: 'none',
    loginNotice: null,
    smsWait: 0,
    launch: () => api.auth.init().catch(() => undefined),
    mustAuth: (options) => api.auth.mustAuth(options),
    hostButtons: () => api.buttons,
    preparePhone: async () => {
      if (api.buttons.phone === null) return;
      const shown = visit;
      // A button that stands keeps standing: taking it away would lose an answer that is under way.
      if (get().phoneButton !== 'ready') set({ phoneButton: 'preparing', loginNotice: null });
      const failure = await api.auth.ensureSessionKey().then(() => null, failureOf);
      if (shown === visit) set(phonePlace(failure));
    },
    retryPhone: async () => {
      set({ phoneButton: 'preparing', loginNotice: null });
      // A failure is told by the step after it, which finds the same state.
      if (get().auth.kind === 'guest') await api.auth.login().catch(() => undefined);
      await get().preparePhone();
    },
    loginPageClosed: () => {
      visit += 1;
      set({ loginNotice: null, phoneButton: 'absent' });
      api.auth.loginPageClosed();
    },
    sayAtLogin: (loginNotice) => set({ loginNotice }),
    phoneAnswered: async (event) => {
      if (event.kind === 'granted') await step('phone', () => api.auth.bindPhone(event));
      else set({ loginNotice: phoneSentences[event.reason] });
    },
    sendSms: (phone) =>
      step('sending', async () => {
        const { retryAfter } = await api.auth.sendSms(phone);
        countDown.start(retryAfter);
      }),
    loginBySms: (phone, smsCode) => step('sms', () => api.auth.loginBySms(phone, smsCode)),
    signOut: () => api.auth.signOut(),
  };
};
