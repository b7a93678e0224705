import type { LocalFile, PermissionsAnswer, Platform, User } from '../contract';

/** Undoes a registration; a second call does nothing. */
export type Unsubscribe = () => void;

/** Time, so that no part of the core reads a global. */
export interface ClockPort {
  /** Milliseconds since the epoch; may jump when the device's clock is set. */
  now(): number;
  /** Calls `task` once after `ms` milliseconds unless undone before. */
  setTimer(task: () => void, ms: number): Unsubscribe;
}

/**
 * Small synchronous store that survives a restart of the app.
 * A full or broken store answers `null` or `false`, and the app goes on in memory; only `write` may throw for it.
 */
export interface StoragePort {
  read(key: string): string | null;
  /** `false` when the text could not be kept. */
  write(key: string, text: string): boolean;
  remove(key: string): void;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path on our server with its query, from `/api` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; absent for none. */
  readonly body?: unknown;
  /** Sent as `multipart/form-data` under the name `file`, in place of a body. */
  readonly file?: LocalFile;
  readonly timeoutMs: number;
}

export interface TransportResponse {
  readonly status: number;
  /** Parsed JSON, or `null` where the answer holds none. */
  readonly body: unknown;
  /** As the host gives them, in any case; without them a change of the user's rights is noticed at a refusal only. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request got no answer at all. */
export type TransportFailureKind = 'offline' | 'timeout';

/**
 * Sends one HTTP request. Any status resolves. Rejects only with an error whose `transportFailure` is a
 * `TransportFailureKind`; settles within `timeoutMs` plus one second even if the host never calls back.
 */
export interface TransportPort {
  send(request: TransportRequest): Promise<TransportResponse>;
}

/**
 * What the host's silent login gave.
 * `anonymous`: the host has no user but knows the device (Douyin). `needs-host-login`: the host has no account
 * (Baidu 10004, a refused Kuaishou panel, H5). `failed`: nothing is known; `retryable` tells if another try can help.
 */
export type HostLogin =
  | { readonly kind: 'user'; readonly code: string; readonly anonymousCode?: string }
  | { readonly kind: 'anonymous'; readonly anonymousCode: string }
  | { readonly kind: 'needs-host-login'; readonly reason: string }
  | { readonly kind: 'failed'; readonly retryable: boolean; readonly reason: string };

/**
 * What a tap on the platform's phone button gave, the same shape on every platform.
 * `denied`: the user said no. `unavailable`: the host could not ask (no right, no quota, no number);
 * `reason` is one of the words of `PhoneReason`, never the host's raw text.
 */
export type PhoneEvent =
  | {
      readonly kind: 'granted';
      readonly code?: string;
      readonly encryptedData?: string;
      readonly iv?: string;
    }
  | { readonly kind: 'denied'; readonly reason: PhoneReason }
  | { readonly kind: 'unavailable'; readonly reason: PhoneReason };

export type PhoneReason =
  | 'user-denied'
  | 'no-permission'
  | 'no-quota'
  | 'privacy-undeclared'
  | 'privacy-refused'
  | 'no-phone-number'
  | 'not-logged-in'
  | 'key-expired'
  | 'internal';

/** Who runs the app. One implementation per platform; sources of the facts stand in each file. */
export interface HostPort {
  readonly platform: Platform;
  /** How long a login code lives, in milliseconds; the shortest life that the platform documents. */
  readonly codeLifeMs: number;
  /** The phone button's ciphertext can only be opened with the session key of the last login. */
  readonly phoneNeedsSessionKey: boolean;
  /** A login after a tap makes that tap's ciphertext worthless, so a code is to be fetched before it. */
  readonly wantsCodeAhead?: boolean;
  /**
   * Milliseconds that `login` may take on a host whose login can raise a panel, which waits for a person (Kuaishou);
   * absent where it raises none, and 10 000 count.
   */
  readonly loginLimitMs?: number;
  /**
   * Silent login; opens no panel where the host allows that. Settles within `loginLimitMs`; a rejection counts as
   * `failed`.
   */
  login(): Promise<HostLogin>;
  /** The host's opinion on its session key; a hint only, waited for 2 s. Never rejects; `unknown` without the API. */
  checkSession(): Promise<'valid' | 'expired' | 'unknown'>;
}

export interface LifecyclePort {
  /** The app comes to the front. */
  onShow(listener: () => void): Unsubscribe;
  /** The app goes to the back. */
  onHide(listener: () => void): Unsubscribe;
  /** The network was lost (`false`) or is there again (`true`). */
  onNetwork(listener: (online: boolean) => void): Unsubscribe;
}

/** The login page, as the core sees it. */
export interface LoginPagePort {
  /** Opens the page above the current one; rejects when the host refuses. */
  open(): Promise<void>;
  /** Leaves the page; resolves when the page below is in front again. */
  close(): Promise<void>;
}

/** The login sheet of the page in front, as the core sees it. */
export interface LoginSheetPort {
  /** Shows the sheet; rejects when the page in front has none. */
  open(): Promise<void>;
  /** Hides it; resolves when it is gone. */
  close(): Promise<void>;
}

/** How far the user is. `failed`: the server was not reached; the app goes on as for a guest. */
export type AuthState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'guest' }
  | { readonly kind: 'visitor'; readonly user: User; readonly step: 1 }
  | { readonly kind: 'member'; readonly user: User; readonly step: 2 | 3 }
  | { readonly kind: 'failed'; readonly errorCode: string };

/** Rights in the current organisation; `version` grows with each change. */
export type Permissions = PermissionsAnswer;

/** Where the core publishes what pages may show. The token is not part of it. No member throws. */
export interface StatePort {
  publish(state: AuthState): void;
  /** The network was lost, for a banner, or is there again; `true` until said otherwise. */
  network?(online: boolean): void;
  /** The loading mask is to be seen, or no longer; each `true` is followed by a `false`. */
  loading?(visible: boolean): void;
  /** One sentence that the user is told once, whatever page is in front. */
  notice?(sentence: string): void;
  /** What the user may do now; null while it is not known, which allows nothing. */
  permissions?(permissions: Permissions | null): void;
}

/** One step of the login machine. `detail` never holds a token, code, key or phone number. */
export interface TraceRecord {
  readonly at: number;
  readonly kind: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface TracePort {
  record(entry: TraceRecord): void;
}

/** Everything that the core needs of the world, complete at construction. */
export interface AuthPorts {
  readonly clock: ClockPort;
  readonly storage: StoragePort;
  readonly transport: TransportPort;
  readonly host: HostPort;
  /** Without it the network counts as there until a request fails, and idle time is looked at by requests only. */
  readonly lifecycle?: LifecyclePort;
  readonly loginPage: LoginPagePort;
  /** Without it every `mode: 'popup'` is refused like on a page without a sheet. */
  readonly loginSheet?: LoginSheetPort;
  readonly state: StatePort;
  readonly trace?: TracePort;
  /** The app drops what else it keeps of this user: signed out, timed out, or another user is there. Never throws. */
  readonly forgetUser?: () => void;
  /** A fresh random id of 16 to 64 characters out of `[A-Za-z0-9_-]`. */
  readonly randomId: () => string;
}
