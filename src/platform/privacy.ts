import { callHost, type HostWorld } from './call';
import { fieldsOf, textOf } from './fields';
import type { NativeButtonPort } from './ports';

/** One private call of the host that stands still until it is answered, exactly once. */
export interface PrivacyQuestion {
  /** The user sees our question. */
  shown(): void;
  /** `buttonId`: the id of the agree button that was tapped, after its event; the host checks it. */
  agree(buttonId: string): void;
  /** The private call fails with `privacy permission is not authorized`. */
  refuse(): void;
}

export interface PrivacySetting {
  /** The user has not agreed yet. Also `false` where the console declares nothing. */
  readonly needed: boolean;
  /** What the host calls the contract, in Chinese with its book-title marks. */
  readonly contractName: string;
}

/** Consent to the host's privacy contract: WeChat from base library 2.32.3 on, Douyin from 3.19.0 on. */
export interface PrivacyPort {
  /** Button by which the user agrees. */
  readonly agreeButton: NativeButtonPort;
  /** Never rejects: a host that does not say needs nothing. */
  setting(): Promise<PrivacySetting>;
  /** From now on the app asks, in place of the host. The last listener counts, as with the host. */
  onQuestion(listener: (question: PrivacyQuestion) => void): void;
  /** `false` when the host could not open its page. Never rejects. */
  openContract(): Promise<boolean>;
}

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
    openContract: async () => (await callHost(world, 'openPrivacyContract')).kind === 'success',
  };
};
