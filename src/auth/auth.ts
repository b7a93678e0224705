import type {
  Device,
  EndpointName,
  ErrorCode,
  ImportProfileBody,
  LocalFile,
  Proof,
  RegisterBody,
  SmsPurpose,
  UpdateProfileBody,
  User,
  WireAnswer,
  WireInput,
} from '../contract';
import type { ShownProfile } from './anonymous';
import type { SessionCheck } from './check-session';
import type { Permissions, PhoneEvent } from './ports';
import type { AuthStepType } from './steps';
import type { TelemetryEvent } from './telemetry';

export interface MustAuthOptions {
  /** The step to reach; `AuthStepType.TWO` unless said. */
  readonly mustAuthStep?: AuthStepType;
  /** Where the user logs in: on the login page, unless said, or on the sheet of the page in front. */
  readonly mode?: 'page' | 'popup';
  /** Module that the current organisation must allow besides; without it rejects with `PERMISSION_DENIED`. */
  readonly permission?: string;
}

export interface RequestOptions {
  /** Milliseconds until the call fails with `timeout`; 10 000 unless said. Waiting for a turn does not count. */
  readonly timeoutMs?: number;
  /** Makes a repeated call count once on the server; made by the core where the endpoint asks for one. */
  readonly idempotencyKey?: string;
  /**
   * Words of the server that the caller deals with by itself; `refused` stands for all. Such an error carries
   * `expected: true`, is told by nobody else and is no line in the error log.
   */
  readonly expected?: readonly ErrorCode[] | 'refused';
  /** Shows the loading mask while the call runs, from 300 ms on. */
  readonly mask?: boolean;
}

/** A profile as the host gave it: what proves it goes out, what can be read of it tells if it is anybody's. */
export type HostProfile = ImportProfileBody & Omit<ShownProfile, 'rawData'>;

/** The object that the app talks to. All promises settle; all rejections are `AuthError`s. */
export interface Auth {
  /** Silent login at launch, shared by all callers; a failure is cleared so that the next caller tries again. */
  init(): Promise<void>;
  /** Code, exchange, store, publish; callers that come while it runs join it. */
  login(): Promise<void>;
  /** Drops the session, then logs in; shares its flight with `login`. */
  refreshLogin(): Promise<void>;
  /** Makes sure that the server holds a live session key before a phone button is shown. */
  ensureSessionKey(): Promise<void>;
  /** Asks the host about its session key and logs in where that is due; never rejects. */
  checkSession(): Promise<SessionCheck>;
  /**
   * Fetches a login code ahead, in memory, where the host wants that: for `register`, before the taps whose answers go
   * with it. Not before `bindPhone`: the code may change the key that the server holds. The next login, and so
   * `ensureSessionKey`, spends it. Never rejects.
   */
  prefetchCode(): Promise<void>;
  /** One call of our server: token, AUTH_FAIL, one replay. */
  request<N extends EndpointName>(
    name: N,
    input: WireInput<N>,
    options?: RequestOptions,
  ): Promise<WireAnswer<N>>;
  /** Notes a step that somebody took; sent later with others, without a login, or lost. */
  telemetry(event: TelemetryEvent): void;

  /** Sends what the phone button granted; the session becomes a member's. */
  bindPhone(grant: Extract<PhoneEvent, { kind: 'granted' }>): Promise<User>;
  /** The phone button gave nothing: one more step of the funnel, nothing else. */
  phoneRefused(event: Exclude<PhoneEvent, { kind: 'granted' }>): void;
  sendSms(phone: string, purpose?: SmsPurpose): Promise<{ retryAfter: number }>;
  loginBySms(phone: string, smsCode: string): Promise<User>;
  loginByPassword(phone: string, password: string): Promise<User>;
  /** `smsCode` was sent for the purpose `reset-password`; logs nobody in. */
  resetPassword(phone: string, smsCode: string, password: string): Promise<void>;
  /**
   * Phone number and signed profile in one call, with the code that was fetched ahead. Where the host wants that
   * code and there is none, it is fetched and `USER_WX_SESSIONKEY_EXPIRE` asks for one more tap.
   */
  register(profile: Omit<RegisterBody, 'platform' | 'code'>): Promise<User>;
  /** Sends a code to the user's own number, as a proof for what follows. */
  sendProofSms(): Promise<{ retryAfter: number }>;
  /** `smsCode` went to the new number for the purpose `change-phone`; `proof` is about the old one. */
  changePhone(phone: string, smsCode: string, proof: Proof): Promise<User>;
  /** The user is a visitor again. */
  unbindPhone(proof: Proof): Promise<User>;
  /** `proof` is needed when the account has a password already. */
  setPassword(password: string, proof?: Proof): Promise<User>;
  devices(): Promise<readonly Device[]>;
  revokeDevice(id: string): Promise<void>;
  revokeOtherDevices(): Promise<void>;

  /** A host's stand-in for a name is refused with `PROFILE_ANONYMOUS`. */
  updateProfile(change: UpdateProfileBody): Promise<User>;
  /** Sends nothing for a user who has name and face already, nor for a stand-in (`PROFILE_ANONYMOUS`). */
  importProfile(profile: HostProfile): Promise<User>;
  uploadAvatar(file: LocalFile): Promise<User>;
  /** The server fetches and keeps the picture; the grey face is refused with `PROFILE_ANONYMOUS`. */
  importAvatar(url: string): Promise<User>;
  /** What the user has not given yet, and so the only things that they may be asked for. */
  getMissing(): readonly ('phoneMasked' | 'nickname' | 'avatarUrl')[];
  /** Personal data is gone after seven days; `user.deletionAt` tells when. */
  requestDeletion(proof: Proof): Promise<User>;
  cancelDeletion(): Promise<User>;
  /** Fetches the user again and publishes it. */
  reloadUser(): Promise<User>;
  /** The server revokes the token and locks the identity, the device forgets the session, the app goes on as a visitor. */
  signOut(): Promise<void>;

  /** 0 guest, 1 visitor, 2 member, 3 member with profile; derived from the session. */
  getCurrentAuthStep(): 0 | AuthStepType;
  /** Resolves when the step is reached, at once or after the login; rejects with `cancelled` when the user leaves. */
  mustAuth(options?: MustAuthOptions): Promise<void>;
  /** The login that is going on, for whoever comes later: one promise for all; without one `login-required`. */
  waitAuth(): Promise<void>;
  /** The login page, or the login sheet, says that it is gone. */
  loginPageClosed(): void;
  /** Rights in the current organisation, from memory while no answer says that they have changed. */
  permissions(): Promise<Permissions>;
}
