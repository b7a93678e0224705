import type { PrivacyPort, PrivacyQuestion } from '@/auth';
import { callHost, type HostWorld, personLimitMs } from './call';
import { fieldsOf, textOf } from './fields';

const contractWords = '《用户隐私保护指引》';

type Resolve = (answer: { readonly event: string; readonly buttonId?: string }) => void;

const questionOf = (resolve: Resolve): PrivacyQuestion => {
  let open = true;
  const answer = (event: string, more: { buttonId?: string } = {}): void => {
    if (!open) return;
    open = false;
    resolve({ event, ...more });
  };
  return {
    shown: () => {
      if (open) resolve({ event: 'exposureAuthorization' });
    },
    agree: (buttonId) => answer('agree', { buttonId }),
    refuse: () => answer('disagree'),
  };
};

/** Null where the host has no such consent. All calls are callback style: none of these APIs answers with a promise. */
export const createPrivacy = (world: HostWorld): PrivacyPort | null => {
  const register = world.native.onNeedPrivacyAuthorization;
  if (typeof register !== 'function') return null;
  return {
    agreeButton: { openType: 'agreePrivacyAuthorization', eventProps: ['onAgreePrivacyAuthorization'] },
    setting: async () => {
      const result = await callHost(world, 'getPrivacySetting');
      const { needAuthorization, privacyContractName } =
        result.kind === 'success' ? result.value : fieldsOf(null);
      return {
        needed: needAuthorization === true,
        contractName: textOf(privacyContractName) ?? contractWords,
      };
    },
    onQuestion: (listener) => {
      register.call(world.native, (resolve: unknown) => {
        if (typeof resolve === 'function') listener(questionOf(resolve as Resolve));
      });
    },
    // Hosts may call back only when the reader is back from it.
    openContract: async () =>
      (await callHost(world, 'openPrivacyContract', {}, personLimitMs)).kind === 'success',
  };
};
