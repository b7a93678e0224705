import type { HostProfile } from '@/auth';
import type { NativeButtonPort } from './ports';

/** Why no profile came; words of ours, never the host's text. */
export type ProfileReason =
  | 'user-denied'
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
