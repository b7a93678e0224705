import type {
  HostLoginButtonPort,
  PhoneButtonPort,
  PictureEvent,
  PrivacyPort,
  ProfilePort,
  SettingsPort,
} from '@/auth';

/** What the host can draw; `null` where it has no such button. Fixed for the life of the app. */
export interface HostButtons {
  readonly phone: PhoneButtonPort | null;
  readonly hostLogin: HostLoginButtonPort | null;
}

/** What else the host can do for the pages; `null` where it cannot. */
export interface HostParts {
  readonly profile: ProfilePort;
  readonly settings: SettingsPort | null;
  readonly privacy: PrivacyPort | null;
  /** One picture from album or camera, in a tap. Never rejects. */
  pickPicture(): Promise<PictureEvent>;
  /**
   * Tells a payment's cashier what the payer decided. Never rejects; the answer is a hint to look at the server's word.
   * `unreached`: nothing is known.
   */
  askCashier(cashierUrl: string, decision: 'pay' | 'refuse'): Promise<'taken' | 'refused' | 'unreached'>;
}
