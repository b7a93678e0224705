import type { Auth, AuthState, ClockPort, Permissions, StoragePort, Trace } from '@/auth';
import type { HostButtons, HostParts } from './host-views';

export type {
  AuthState,
  MustAuthOptions,
  NativeButtonPort,
  Permissions,
  PhoneEvent,
  PhoneReason,
  PictureEvent,
  PrivacyQuestion,
  ProfileEvent,
  ProfilePort,
  ProfileReason,
} from '@/auth';
export type * from './host-views';

/** What the login core publishes. The token is not part of it. */
export interface AuthSlice {
  /** How far the user is. */
  readonly auth: AuthState;
  /** Rights in the current organisation; null while they are not known, which allows nothing. */
  readonly permissions: Permissions | null;
}

/** What bootstrap gives the slices. */
export interface SliceApi {
  readonly auth: Auth;
  readonly clock: ClockPort;
  /** For what is nobody's secret and survives a restart, like a guest's cart. */
  readonly storage: StoragePort;
  readonly buttons: HostButtons;
  readonly host: HostParts;
  readonly trace: Trace;
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
