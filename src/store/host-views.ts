import type { HostProfile, PhoneEvent } from '@/auth';

/** A native button, as the pages need it. */
export interface NativeButtonView {
  /** Value of the button's `open-type`. */
  readonly openType: string;
  /** React props of the events that carry an answer. */
  readonly eventProps: readonly string[];
}

/** The host's native button that hands out the phone number. */
export interface PhoneButtonView extends NativeButtonView {
  /** The open-type by which the same tap agrees to the host's privacy contract; null where no button can do both. */
  readonly openTypeWithConsent: string | null;
  /** Turns an event's `detail` into one of our three answers; never throws. */
  normalise(detail: unknown): PhoneEvent;
}

/** The host's native button that logs the user in to the host app itself. */
export interface HostLoginButtonView extends NativeButtonView {
  /** True when the user has an account of the host now. */
  succeeded(detail: unknown): boolean;
}

/** What the host can draw; `null` where it has no such button. Fixed for the life of the app. */
export interface HostButtons {
  readonly phone: PhoneButtonView | null;
  readonly hostLogin: HostLoginButtonView | null;
}

export type ProfileReason =
  | 'user-denied'
  | 'no-permission'
  | 'privacy-undeclared'
  | 'privacy-refused'
  | 'not-logged-in'
  | 'not-a-tap'
  | 'internal';

/** Name and face as the host gave them, or why not; the same shape on every platform. */
export type ProfileEvent =
  | { readonly kind: 'granted'; readonly profile: HostProfile }
  | { readonly kind: 'denied' | 'unavailable'; readonly reason: ProfileReason };

/** A picture on the device, at a temporary path, or why not. */
export type PictureEvent =
  | { readonly kind: 'chosen'; readonly path: string }
  | { readonly kind: 'denied' | 'unavailable'; readonly reason: ProfileReason };

/** The ways to name and face that this host has. */
export interface ProfileView {
  readonly avatarButton: (NativeButtonView & { normalise(detail: unknown): PictureEvent }) | null;
  readonly profileButton: (NativeButtonView & { normalise(detail: unknown): ProfileEvent }) | null;
  /** To be called in the tap itself, before any `await`. Never rejects. */
  readonly askInTap: (() => Promise<ProfileEvent>) | null;
  /** `<Input type="nickname">` is to be used for the name. */
  readonly nicknameInput: boolean;
  /** The session key must be alive before the tap. */
  readonly needsSessionKey: boolean;
}

/** The host's settings page: the only place where some refusals are undone. */
export interface SettingsView {
  isRefused(scope: string): Promise<boolean>;
  open(scope: string): Promise<boolean>;
}

/** One private call of the host that stands still until it is answered. */
export interface PrivacyQuestion {
  shown(): void;
  /** `buttonId`: the id of the agree button that was tapped. */
  agree(buttonId: string): void;
  refuse(): void;
}

/** Consent to the host's privacy contract. */
export interface PrivacyView {
  readonly agreeButton: NativeButtonView;
  setting(): Promise<{ readonly needed: boolean; readonly contractName: string }>;
  onQuestion(listener: (question: PrivacyQuestion) => void): void;
  openContract(): Promise<boolean>;
}

/** What else the host can do for the pages; `null` where it cannot. */
export interface HostParts {
  readonly profile: ProfileView;
  readonly settings: SettingsView | null;
  readonly privacy: PrivacyView | null;
  /** One picture from album or camera, in a tap. Never rejects. */
  pickPicture(): Promise<PictureEvent>;
}
