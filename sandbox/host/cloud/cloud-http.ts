import { type PlatformName, platformFacts } from '../platforms';
import {
  type CloudLogin,
  type CloudPhone,
  type CloudProfile,
  CloudRefusal,
  type HostAccount,
  type HostCloud,
} from './host-cloud';

export interface CloudHttpOptions {
  /** Address of the sandbox's open APIs, without a slash at the end. */
  readonly baseUrl: string;
  readonly platform: PlatformName;
  readonly appId: string;
  /** Who holds the phone. */
  readonly personId: string;
  /** Which phone: the session of a code belongs to the device that asked for it. */
  readonly deviceId: string;
  readonly fetch: typeof fetch;
}

type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly errMsg?: string };

type Ask = <T>(path: string, input?: Readonly<Record<string, unknown>>) => Promise<T>;

const nobody: HostAccount = { signedIn: true, nickname: '', avatarUrl: '', maskedPhoneNumbers: [] };

/** The refusal in the sandbox's words: `errNo`, `errCode`, and `panel` for "raise the login panel". */
const refusalOf = (answer: Answer): CloudRefusal =>
  new CloudRefusal(answer.errMsg ?? 'fail', {
    ...(typeof answer.errNo === 'number' ? { errNo: answer.errNo } : {}),
    ...(typeof answer.errCode === 'number' || typeof answer.errCode === 'string'
      ? { errCode: answer.errCode }
      : {}),
    ...(answer.panel === true ? { needsSignIn: true } : {}),
  });

const createAsk =
  ({ baseUrl, platform, appId, personId, deviceId, fetch: send }: CloudHttpOptions): Ask =>
  async <T>(path: string, input: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    const response = await send(`${baseUrl}/device/${platform}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appId, personId, deviceId, ...input }),
    }).catch(() => {
      throw new CloudRefusal('fail network error');
    });
    const answer = (await response.json()) as Answer;
    if (!answer.ok) throw refusalOf(answer);
    const { ok, errMsg, ...values } = answer;
    return values as T;
  };

/** The account as `host-login` tells it. */
interface AccountAnswer {
  readonly isLogin: boolean;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly maskedPhoneNumbers: readonly string[];
}

/** The host's cloud over the device side of the sandbox's open APIs (`sandbox/open-api/README.md`). */
export const createCloudHttp = (options: CloudHttpOptions): HostCloud => {
  const ask = createAsk(options);
  let account = nobody;
  let needsPrivacy = true;

  const hostLogin = async (action: 'query' | 'accept'): Promise<void> => {
    const { isLogin, ...known } = await ask<AccountAnswer>('host-login', { action });
    account = { signedIn: isLogin, ...known };
  };
  const askPrivacy = async (action: 'query' | 'agree' | 'disagree'): Promise<void> => {
    const answer = await ask<{ needAuthorization: boolean }>('privacy', { action });
    needsPrivacy = answer.needAuthorization;
  };
  const loginInput = (force: boolean): Record<string, unknown> =>
    options.platform === 'douyin' ? { force } : {};

  return {
    account: () => account,
    refresh: async () => {
      await hostLogin('query');
      if (platformFacts[options.platform].privacy) await askPrivacy('query');
    },
    signIn: () => hostLogin('accept'),
    login: async ({ force }) => {
      const { isLogin, ...codes } = await ask<CloudLogin & { isLogin?: boolean }>('login', loginInput(force));
      account = { ...account, signedIn: isLogin ?? true };
      return codes;
    },
    checkSession: () => ask<void>('check-session'),
    mayAskForPhone: () => ask<void>('phone-check'),
    phoneNumber: ({ realtime, index, baseLibrary }) =>
      ask<CloudPhone>('phone-number', {
        phoneIndex: index,
        baseLibrary,
        ...(options.platform === 'wechat' ? { realtime } : {}),
      }),
    profile: (question) => ask<CloudProfile>('profile', { ...question }),
    needsPrivacy: () => needsPrivacy,
    privacy: askPrivacy,
  };
};
