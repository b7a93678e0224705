import type { Device, Proof } from '@/contract';
import { createCountDown } from '@/shared/count-down';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';

/**
 * Password, phone number, devices and the end of the account. Every action answers `true` when it is done and `false`
 * for a tap while another one runs; it rejects when the server refuses.
 */
export interface SecurityFlow {
  readonly securityBusy: boolean;
  /** Seconds until the next message to the user's own number may be asked for. */
  readonly proofWait: number;
  /** The same for messages to a new number. */
  readonly newPhoneWait: number;
  readonly securityDevices: Loadable<readonly Device[]>;
  sendProofSms(): Promise<boolean>;
  sendNewPhoneSms(phone: string): Promise<boolean>;
  /** `proof` is needed when the account has a password already. */
  setPassword(password: string, proof?: Proof): Promise<boolean>;
  /** `smsCode` went to the new number; `proof` is about the old one. */
  changePhone(phone: string, smsCode: string, proof: Proof): Promise<boolean>;
  /** The user is a visitor again. */
  unbindPhone(proof: Proof): Promise<boolean>;
  /** Personal data is gone after seven days; `user.deletionAt` tells when. */
  requestDeletion(proof: Proof): Promise<boolean>;
  cancelDeletion(): Promise<boolean>;
  /** Never rejects; a list that is there survives a failed try. */
  loadDevices(): Promise<void>;
  revokeDevice(id: string): Promise<boolean>;
  revokeOtherDevices(): Promise<boolean>;
  /** These were another user's. */
  forgetSecurity(): void;
}

export const createSecurityFlow = (
  set: SliceSet<SecurityFlow>,
  get: SliceGet<SecurityFlow>,
  api: SliceApi,
): SecurityFlow => {
  const clock = () => api.clock;
  const proofCount = createCountDown(clock, (proofWait) => set({ proofWait }));
  const newPhoneCount = createCountDown(clock, (newPhoneWait) => set({ newPhoneWait }));

  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (get().securityBusy) return false;
    set({ securityBusy: true });
    try {
      await work();
      return true;
    } finally {
      set({ securityBusy: false });
    }
  };

  const loadDevices = createLoader<readonly Device[]>({
    fetch: () => api.auth.devices(),
    read: () => get().securityDevices,
    write: (securityDevices) => set({ securityDevices }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  /** What is shown after a revocation is what the server says is left. */
  const revoke = (work: () => Promise<void>): Promise<boolean> =>
    act(async () => {
      await work();
      await loadDevices();
    });

  return {
    securityBusy: false,
    proofWait: 0,
    newPhoneWait: 0,
    securityDevices: { kind: 'idle' },
    sendProofSms: () => act(async () => proofCount.start((await api.auth.sendProofSms()).retryAfter)),
    sendNewPhoneSms: (phone) =>
      act(async () => newPhoneCount.start((await api.auth.sendSms(phone, 'change-phone')).retryAfter)),
    setPassword: (password, proof) => act(() => api.auth.setPassword(password, proof)),
    changePhone: (phone, smsCode, proof) => act(() => api.auth.changePhone(phone, smsCode, proof)),
    unbindPhone: (proof) => act(() => api.auth.unbindPhone(proof)),
    requestDeletion: (proof) => act(() => api.auth.requestDeletion(proof)),
    cancelDeletion: () => act(() => api.auth.cancelDeletion()),
    loadDevices,
    revokeDevice: (id) => revoke(() => api.auth.revokeDevice(id)),
    revokeOtherDevices: () => revoke(() => api.auth.revokeOtherDevices()),
    forgetSecurity: () => {
      loadDevices.forget();
      proofCount.stop();
      newPhoneCount.stop();
    },
  };
};
