import { type Failure, failureOf } from '@/store/failure';
import type { HostButtons, SliceCreator } from '@/store/types';
import { noHostAccount } from './phone-sentences';
import { createTapWatch } from './tap-watch';

/** The place of the phone button, and one stay on the login page or sheet. */
export interface PhonePlace {
  /**
   * `ready`: the server holds a live session key, so a tap on the phone button can succeed. `host-login`: the host
   * app has no account, but a button that gets one.
   */
  readonly phoneButton: 'absent' | 'preparing' | 'ready' | 'host-login' | 'failed';
  /** The key is looked at once more under a button that stands: it stays, but is not to be tapped until that is over. */
  readonly phoneChecking: boolean;
  /** Name of the host's privacy contract that a tap on the phone button agrees to as well; null for none. */
  readonly loginContract: string | null;
  /** One sentence where the user logs in: a refusal or a failure, and the way on. */
  readonly loginNotice: string | null;
  hostButtons(): HostButtons;
  /**
   * Makes sure of the session key before the phone button can be tapped; called when its page is shown. Put off while
   * a tap waits for the host's answer.
   */
  preparePhone(): Promise<void>;
  /** The same after a tap: asks the host for its user first where it had none, which may raise its panel. */
  retryPhone(): Promise<void>;
  /** The native button comes up: the same, where its page has been shown for long. */
  freshenPhone(): Promise<void>;
  /** The native button was tapped; no login may run until `phoneTapEnded`. */
  phoneTapped(): void;
  /** The host has answered that tap. `looks`: what was put off meanwhile is made up for. */
  phoneTapEnded(looks: boolean): Promise<void>;
  openLoginContract(): void;
  /** The user has left the login page. */
  loginPageClosed(): void;
  /** Shows one sentence where the user logs in. */
  sayAtLogin(sentence: string): void;
}

/** Milliseconds for which a key that was made sure of needs no second look. */
const freshMs = 60_000;

export const createPhonePlace: SliceCreator<PhonePlace> = (set, get, api) => {
  const tap = createTapWatch(api);
  let preparedAt: number | null = null;

  /** Which stay this is: an answer to an earlier one says nothing about this one. */
  let visit = 0;

  /** What stands in the phone button's place once it is known how the session key is. */
  const placeAfter = (failure: Failure | null): Partial<PhonePlace> => {
    if (get().auth.kind === 'guest') {
      return api.buttons.hostLogin === null
        ? { phoneButton: 'failed', loginNotice: noHostAccount }
        : { phoneButton: 'host-login' };
    }
    if (failure === null) return { phoneButton: 'ready' };
    return { phoneButton: 'failed', loginNotice: failure.cancelled ? null : failure.sentence };
  };

  /** Only where one tap can do both; elsewhere the host's question comes after the tap. */
  const contractToAgree = async (): Promise<string | null> => {
    const { privacy } = api.host;
    if (privacy === null || api.buttons.phone?.openTypeWithConsent == null) return null;
    const { needed, contractName } = await privacy.setting();
    return needed ? contractName : null;
  };

  return {
    phoneButton: 'absent',
    phoneChecking: false,
    loginContract: null,
    loginNotice: null,
    hostButtons: () => api.buttons,
    preparePhone: async () => {
      if (api.buttons.phone === null || tap.putsOff()) return;
      const shown = visit;
      // A button that stands keeps standing as it is: a change would lose an answer that is under way.
      const stands = get().phoneButton === 'ready';
      set(stands ? { phoneChecking: true } : { phoneButton: 'preparing', loginNotice: null });
      const [failure, loginContract] = await Promise.all([
        api.auth.ensureSessionKey().then(() => null, failureOf),
        stands ? get().loginContract : contractToAgree(),
      ]);
      if (shown !== visit) return;
      preparedAt = api.clock.now();
      set({ ...placeAfter(failure), phoneChecking: false, loginContract });
    },
    freshenPhone: async () => {
      const now = api.clock.now();
      const isOld = Math.abs(now - (preparedAt ?? now)) >= freshMs;
      if (get().phoneButton === 'ready' && isOld) await get().preparePhone();
    },
    phoneTapped: tap.tapped,
    phoneTapEnded: async (looks) => {
      if (tap.ended() && looks) await get().preparePhone();
    },
    retryPhone: async () => {
      // Who taps here has no panel before them: an answer that has not come does not come any more.
      tap.ended();
      set({ phoneButton: 'preparing', loginNotice: null });
      // A failure is told by the step after it, which finds the same state.
      if (get().auth.kind === 'guest') await api.auth.login().catch(() => undefined);
      await get().preparePhone();
    },
    openLoginContract: () => {
      void api.host.privacy?.openContract();
    },
    loginPageClosed: () => {
      visit += 1;
      tap.ended();
      set({ loginNotice: null, phoneButton: 'absent', phoneChecking: false, loginContract: null });
      api.auth.loginPageClosed();
    },
    sayAtLogin: (loginNotice) => set({ loginNotice }),
  };
};
