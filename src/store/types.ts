import type { Auth, AuthState, ClockPort, PhoneEvent } from '@/auth';

export type { AuthState, MustAuthOptions, PhoneEvent, PhoneReason } from '@/auth';

/** How far the user is, as the login core publishes it. The token is not part of it. */
export interface AuthSlice {
  readonly auth: AuthState;
}

/** The host's native button that hands out the phone number, as the pages need it. */
export interface PhoneButtonView {
  /** Value of the button's `open-type`. */
  readonly openType: string;
  /** React props of the events that carry an answer. */
  readonly eventProps: readonly string[];
  /** Turns an event's `detail` into one of our three answers; never throws. */
  normalise(detail: unknown): PhoneEvent;
}

/** The host's native button that logs the user in to the host app itself. */
export interface HostLoginButtonView {
  readonly openType: string;
  readonly eventProps: readonly string[];
  /** True when the user has an account of the host now. */
  succeeded(detail: unknown): boolean;
}

/** What the host can draw; `null` where it has no such button. Fixed for the life of the app. */
export interface HostButtons {
  readonly phone: PhoneButtonView | null;
  readonly hostLogin: HostLoginButtonView | null;
}

/** What bootstrap gives the slices. */
export interface SliceApi {
  readonly auth: Auth;
  readonly clock: ClockPort;
  readonly buttons: HostButtons;
}

/** Merges a part of the slice's own state. */
export type SliceSet<S> = (part: Partial<S> | ((state: S & AuthSlice) => Partial<S>)) => void;

/** A slice sees itself and the auth state; another feature's state is not in reach. */
export type SliceGet<S> = () => S & AuthSlice;

/**
 * The shape of every `create<Name>Slice` in `features/<name>/slice.ts`. It runs before bootstrap: members of `api`
 * may be read inside actions only, and throw before bootstrap.
 */
export type SliceCreator<S> = (set: SliceSet<S>, get: SliceGet<S>, api: SliceApi) => S;
