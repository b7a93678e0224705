import type {
  HostLoginButtonPort,
  HostPort,
  PhoneButtonPort,
  PrivacyPort,
  ProfilePort,
  SettingsPort,
} from '@/auth';

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
