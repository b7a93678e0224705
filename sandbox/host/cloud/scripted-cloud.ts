import {
  type CloudLogin,
  type CloudPhone,
  type CloudProfile,
  type CloudProfileQuestion,
  CloudRefusal,
  type HostAccount,
  type HostCloud,
} from './host-cloud';

type Counted = 'login' | 'checkSession' | 'phoneNumber' | 'profile' | 'privacy';

export interface ScriptedCloud extends HostCloud {
  /** How often a member was called. */
  count(member: Counted): number;
}

/** Answers of a cloud. Each may throw or reject; what is missing is answered well. */
export interface CloudScript {
  readonly account?: Partial<HostAccount>;
  /** Called with the number of the call, from 1. */
  readonly login?: (call: number) => CloudLogin | Promise<CloudLogin>;
  readonly checkSession?: (call: number) => void | Promise<void>;
  readonly mayAskForPhone?: () => void | Promise<void>;
  readonly phoneNumber?: Reply<{ realtime: boolean; index: number }, CloudPhone>;
  readonly profile?: Reply<CloudProfileQuestion, CloudProfile>;
  /** True unless said. */
  readonly needsPrivacy?: boolean;
}

type Reply<Question, Answer> = (question: Question) => Answer | Promise<Answer>;

const person: HostAccount = {
  signedIn: true,
  nickname: '小明',
  avatarUrl: 'https://pictures.invalid/ming.png',
  maskedPhoneNumbers: ['138****0000', '139****0000'],
};

/** A cloud for tests that need no sandbox behind them: answers come from the script. */
export const createScriptedCloud = (script: CloudScript = {}): ScriptedCloud => {
  let account: HostAccount = { ...person, ...script.account };
  const counts = new Map<Counted, number>();
  const counted = (member: Counted): number => {
    const next = (counts.get(member) ?? 0) + 1;
    counts.set(member, next);
    return next;
  };
  return {
    count: (member) => counts.get(member) ?? 0,
    account: () => account,
    refresh: async () => undefined,
    signIn: async () => {
      account = { ...account, signedIn: true };
    },
    login: async ({ force }) => {
      const call = counted('login');
      if (!account.signedIn && force) throw new CloudRefusal('fail not login', { needsSignIn: true });
      if (!account.signedIn) return { anonymousCode: `anonymous-${call}` };
      return script.login?.(call) ?? { code: `code-${call}`, anonymousCode: `anonymous-${call}` };
    },
    checkSession: async () => script.checkSession?.(counted('checkSession')),
    mayAskForPhone: async () => script.mayAskForPhone?.(),
    phoneNumber: async (question) => {
      const call = counted('phoneNumber');
      const answer = { code: `phone-code-${call}`, encryptedData: 'ciphertext', iv: 'iv' };
      return script.phoneNumber?.(question) ?? answer;
    },
    profile: async (question) => {
      counted('profile');
      const userInfo = { nickName: account.nickname, avatarUrl: account.avatarUrl };
      return (
        script.profile?.(question) ?? { userInfo, rawData: JSON.stringify(userInfo), signature: 'signature' }
      );
    },
    needsPrivacy: () => script.needsPrivacy ?? true,
    privacy: async () => {
      counted('privacy');
    },
  };
};
