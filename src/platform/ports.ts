import type { HostPort, PhoneEvent } from '@/auth';
import type { PrivacyPort } from './privacy';
import type { AvatarButtonPort, ProfilePort } from './profile-ports';
import type { SettingsPort } from './settings';

/** A button that only the host can act on; `eventProps` are React props, each bound in the platform's compiled template. */
export interface NativeButtonPort {
  /** Value of the button's `open-type`. */
  readonly openType: string;
  readonly eventProps: readonly string[];
}

/** The host's native button that hands out the phone number. */
export interface PhoneButtonPort extends NativeButtonPort {
  /**
   * The open-type by which the same tap also agrees to the host's privacy contract; null where the host lets no
   * button do both (Douyin) or knows no contract. The page must show that contract beside its tick.
   */
  readonly openTypeWithConsent: string | null;
  /** Turns an event's `detail` into one of our three answers; never throws, whatever comes. */
  normalise(detail: unknown): PhoneEvent;
}

/** The host's native button that logs the user in to the host app itself. */
export interface HostLoginButtonPort extends NativeButtonPort {
  /** True when the user has an account of the host now. */
  succeeded(detail: unknown): boolean;
}

/** One platform, as the app sees it. */
export interface PlatformAdapter {
  readonly host: HostPort;
  /** `null` where the host hands out no phone number. */
  readonly phoneButton: PhoneButtonPort | null;
  /** `null` where the host has no such button. */
  readonly hostLoginButton: HostLoginButtonPort | null;
  /** Name and face, by what this host's version has. */
  readonly profile: ProfilePort;
  /** The page where the user undoes a refusal; `null` where the host has none. */
  readonly settings: SettingsPort | null;
  /** Consent to the host's privacy contract; `null` where the host asks for none. */
  readonly privacy: PrivacyPort | null;
}

export type { AvatarButtonPort, PrivacyPort, ProfilePort, SettingsPort };
