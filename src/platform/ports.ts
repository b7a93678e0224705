import type { HostPort, PhoneEvent } from '@/auth';

/** The host's native button that hands out the phone number. */
export interface PhoneButtonPort {
  /** Value of the button's `open-type`. */
  readonly openType: string;
  /** React props of the events that carry an answer; each is bound in the platform's compiled template. */
  readonly eventProps: readonly string[];
  /** Turns an event's `detail` into one of our three answers; never throws, whatever comes. */
  normalise(detail: unknown): PhoneEvent;
}

/** The host's native button that logs the user in to the host app itself. */
export interface HostLoginButtonPort {
  readonly openType: string;
  readonly eventProps: readonly string[];
  /** True when the user has an account of the host now. */
  succeeded(detail: unknown): boolean;
}

/** A way by which the host gives name and face. Found by feature test, never by version text. */
export type ProfileWay =
  /** Button `open-type="chooseAvatar"`: a temporary local path. */
  | 'choose-avatar-button'
  /** `<Input type="nickname">`: the host offers and checks the name. */
  | 'nickname-input'
  /** `getUserProfile`, synchronously in a tap. */
  | 'get-user-profile'
  /** Button `open-type="getUserInfo"`. */
  | 'get-user-info-button';

/** One platform, as the app sees it. */
export interface PlatformAdapter {
  readonly host: HostPort;
  /** `null` where the host hands out no phone number. */
  readonly phoneButton: PhoneButtonPort | null;
  /** `null` where the host has no such button. */
  readonly hostLoginButton: HostLoginButtonPort | null;
  readonly profileWays: readonly ProfileWay[];
}
