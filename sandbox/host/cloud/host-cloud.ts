/** The person's account in the host app, as far as the phone knows it without asking. */
export interface HostAccount {
  /** WeChat without an account does not exist; the other hosts run without one. */
  readonly signedIn: boolean;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** `138****0002`: what the consent sheet offers, the first one chosen. */
  readonly maskedPhoneNumbers: readonly string[];
}

/** What the phone's host app asks of its own cloud. One object per phone and mini program. */
export interface HostCloud {
  /** Last known state; `refresh` and every other call bring it up to date. */
  account(): HostAccount;
  refresh(): Promise<void>;
  /** The person accepted the host's login panel. */
  signIn(): Promise<void>;
  /**
   * A login code. It rotates the session key.
   * @param options.force Douyin: `false` is content with `anonymousCode` alone
   * @throws CloudRefusal with `needsSignIn` when the host app has no account and one is needed
   */
  login(options: { force: boolean }): Promise<CloudLogin>;
  /** Settles when the session of this device's last code is alive, refuses otherwise. It may be told to lie. */
  checkSession(): Promise<void>;
  /** Asked on the tap, before the person is: refuses for want of a right, a quota or a declaration. */
  mayAskForPhone(): Promise<void>;
  /** After the person's consent. `index` counts the account's numbers. */
  phoneNumber(options: { realtime: boolean; index: number; baseLibrary: string }): Promise<CloudPhone>;
  /** The profile. The platform decides by API and version whether it is real; Baidu answers a refusal too. */
  profile(options: CloudProfileQuestion): Promise<CloudProfile>;
  /** Whether the platform still wants consent to the privacy contract, as last known; false where none is declared. */
  needsPrivacy(): boolean;
  /** The person's answer to the privacy contract. */
  privacy(answer: 'agree' | 'disagree'): Promise<void>;
}

export interface CloudLogin {
  readonly code?: string;
  readonly anonymousCode?: string;
}

/** Which parts come is the platform's matter: a code (WeChat, new Douyin), a ciphertext, or both. */
export interface CloudPhone {
  readonly code?: string;
  readonly encryptedData?: string;
  readonly iv?: string;
}

export interface CloudProfileQuestion {
  readonly api: 'getUserProfile' | 'getUserInfo';
  readonly consent: 'allow' | 'deny';
  readonly baseLibrary: string;
}

export interface CloudProfile {
  readonly userInfo: Readonly<Record<string, unknown>>;
  readonly rawData?: string;
  readonly signature?: string;
  readonly encryptedData?: string;
  /** Baidu's name of the ciphertext. */
  readonly data?: string;
  readonly iv?: string;
}

export interface RefusalNumbers {
  readonly errNo?: number;
  readonly errCode?: string | number;
  /** The host should raise its login panel and ask again. */
  readonly needsSignIn?: boolean;
}

/** The platform said no. `errMsg` is the platform's own text, with or without the API's name in front. */
export class CloudRefusal extends Error {
  constructor(
    readonly errMsg: string,
    readonly numbers: RefusalNumbers = {},
  ) {
    super(errMsg);
    this.name = 'CloudRefusal';
  }
}

/** The numbers as members of an API's answer; both spellings of `errno` are seen on the platforms. */
export const refusalNumbers = ({ numbers }: CloudRefusal): Record<string, unknown> => ({
  ...(numbers.errNo === undefined ? {} : { errNo: numbers.errNo, errno: numbers.errNo }),
  ...(numbers.errCode === undefined ? {} : { errCode: numbers.errCode }),
});
