import { type Failure, failureOf } from '@/store/failure';
import type { HostButtons, SliceCreator } from '@/store/types';
import { noHostAccount } from './phone-sentences';

/** The place of the phone button, and one stay on the login page or sheet. */
export interface PhonePlace {
  /**
   * `ready`: the server holds a live session key, so a tap on the phone button can succeed. `host-login`: the host
   * app has no account, but a button that gets one.
   */
  readonly phoneButton: 'absent' | 'preparing' | 'ready' | 'host-login' | 'failed';
  /** Name of the host's privacy contract that a tap on the phone button agrees to as well; null for none. */
  readonly loginContract: string | null;
  /** One sentence where the user logs in: a refusal or a failure, and the way on. */
  readonly loginNotice: string | null;
  hostButtons(): HostButtons;
  /** Makes sure of the session key before the phone button can be tapped; called when it is to be shown. */
  preparePhone(): Promise<void>;
  /** The same after a tap: asks the host for its user first where it had none, which may raise its panel. */
  retryPhone(): Promise<void>;
  openLoginContract(): void;
  /** The user has left the login page. */
  loginPageClosed(): void;
  /** Shows one sentence where the user logs in. */
  sayAtLogin(sentence: string): void;
}

export const createPhonePlace: SliceCreator<PhonePlace> = (set, get, api) => {
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
    loginContract: null,
    loginNotice: null,
    hostButtons: () => api.buttons,
    preparePhone: async () => {
      if (api.buttons.phone === null) return;
      const shown = visit;
      // A button that stands keeps standing as it is: a change would lose an answer that is under way.
      const stands = get().phoneButton === 'ready';
      if (!stands) set({ phoneButton: 'preparing', loginNotice: null });
      const [failure, loginContract] = await Promise.all([
        api.auth.ensureSessionKey().then(() => null, failureOf),
        stands ? get().loginContract : contractToAgree(),
      ]);
      if (shown === visit) set({ ...placeAfter(failure), loginContract });
    },
    retryPhone: async () => {
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
      set({ loginNotice: null, phoneButton: 'absent', loginContract: null });
      api.auth.loginPageClosed();
    },
    sayAtLogin: (loginNotice) => set({ loginNotice }),
  };
};
