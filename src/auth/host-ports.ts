import type { HostProfile } from './auth';
import type { PhoneEvent } from './ports';

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

/** Why no name, face or picture came; words of ours, never the host's text. */
export type ProfileReason =
  | 'user-denied'
  /** Album and camera are closed to the app; only the host's settings page opens them. */
  | 'album-refused'
  | 'no-permission'
  | 'privacy-undeclared'
  | 'privacy-refused'
  | 'not-logged-in'
  /** The host saw no tap: the call began too late. */
  | 'not-a-tap'
  | 'internal';

/** Name and face as the host gave them, with what proves them; the same shape on every platform. */
export type ProfileEvent =
  | { readonly kind: 'granted'; readonly profile: HostProfile }
  | { readonly kind: 'denied' | 'unavailable'; readonly reason: ProfileReason };

/** A picture on the device. The path is temporary and means nothing elsewhere: its bytes are to be uploaded. */
export type PictureEvent =
  | { readonly kind: 'chosen'; readonly path: string }
  | { readonly kind: 'denied' | 'unavailable'; readonly reason: ProfileReason };

/** Button `open-type="chooseAvatar"`. A picture that the host refuses, or a cancel, is no event at all. */
export interface AvatarButtonPort extends NativeButtonPort {
  normalise(detail: unknown): PictureEvent;
}

/** Button `open-type="getUserInfo"`. */
export interface ProfileButtonPort extends NativeButtonPort {
  normalise(detail: unknown): ProfileEvent;
}

/** The ways to name and face that this host has, found by what exists. Never more than one of the first three. */
export interface ProfilePort {
  readonly avatarButton: AvatarButtonPort | null;
  readonly profileButton: ProfileButtonPort | null;
  /**
   * Raises the host's question. It must be called in the tap itself: the host refuses after an `await`, a timer or
   * a question of ours. Never rejects.
   */
  readonly askInTap: (() => Promise<ProfileEvent>) | null;
  /** `<Input type="nickname">`: the host offers and checks the name; it is read at the form's submit. */
  readonly nicknameInput: boolean;
  /** What is given is proved with the session key, so that must be alive before the tap. */
  readonly needsSessionKey: boolean;
}

/** What the user has refused for good, and the host's page on which alone that can be undone. */
export interface SettingsPort {
  /** The host asks no more for this scope. Never rejects; `false` where the host does not say. */
  isRefused(scope: string): Promise<boolean>;
  /** Opens the page, in a tap. Resolves when the user is back: `true` when the scope is allowed now. Never rejects. */
  open(scope: string): Promise<boolean>;
}

/** One private call of the host that stands still until it is answered, exactly once. */
export interface PrivacyQuestion {
  /** The user sees our question. */
  shown(): void;
  /** `buttonId`: the id of the agree button that was tapped, after its event; the host checks it. */
  agree(buttonId: string): void;
  /** The private call fails with `privacy permission is not authorized`. */
  refuse(): void;
}

export interface PrivacySetting {
  /** The user has not agreed yet. Also `false` where the console declares nothing. */
  readonly needed: boolean;
  /** What the host calls the contract, in Chinese with its book-title marks. */
  readonly contractName: string;
}

/** Consent to the host's privacy contract: WeChat from base library 2.32.3 on, Douyin from 3.19.0 on. */
export interface PrivacyPort {
  /** Button by which the user agrees. */
  readonly agreeButton: NativeButtonPort;
  /** Never rejects: a host that does not say needs nothing. */
  setting(): Promise<PrivacySetting>;
  /** From now on the app asks, in place of the host. The last listener counts, as with the host. */
  onQuestion(listener: (question: PrivacyQuestion) => void): void;
  /** `false` when the host could not open its page. Never rejects. */
  openContract(): Promise<boolean>;
}
