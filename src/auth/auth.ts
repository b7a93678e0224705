import type { EndpointName, User, WireAnswer, WireInput } from '../contract';
import type { PhoneEvent } from './ports';
import type { AuthStepType } from './steps';

export interface MustAuthOptions {
  /** The step to reach; `AuthStepType.TWO` unless said. */
  readonly mustAuthStep?: AuthStepType;
  readonly mode?: 'page';
}

export interface RequestOptions {
  /** Milliseconds until the call fails with `timeout`; 10 000 unless said. */
  readonly timeoutMs?: number;
  /** Makes a repeated call count once on the server; made by the core where the endpoint asks for one. */
  readonly idempotencyKey?: string;
}

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
  /** One call of our server: token, AUTH_FAIL, one replay. */
  request<N extends EndpointName>(
    name: N,
    input: WireInput<N>,
    options?: RequestOptions,
  ): Promise<WireAnswer<N>>;
  /** Sends what the phone button granted; the session becomes a member's. */
  bindPhone(grant: Extract<PhoneEvent, { kind: 'granted' }>): Promise<User>;
  sendSms(phone: string): Promise<{ retryAfter: number }>;
  loginBySms(phone: string, smsCode: string): Promise<User>;
  updateProfile(change: { nickname: string }): Promise<User>;
  /** Fetches the user again and publishes it. */
  reloadUser(): Promise<User>;
  /** The server revokes the token and locks the identity, the device forgets the session, the app goes on as a visitor. */
  signOut(): Promise<void>;
  /** 0 guest, 1 visitor, 2 member, 3 member with profile; derived from the session. */
  getCurrentAuthStep(): 0 | AuthStepType;
  /** Resolves when the step is reached, at once or after the login page; rejects with `cancelled` when the user leaves. */
  mustAuth(options?: MustAuthOptions): Promise<void>;
  /** The login page says that it is gone. */
  loginPageClosed(): void;
}
