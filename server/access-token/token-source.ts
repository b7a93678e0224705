import type { HostPlatform } from '../config';
import type { TokenOwner } from './repository';

export interface FetchedToken {
  readonly token: string;
  /** Life from the moment of the answer. */
  readonly expiresInMs: number;
}

/** Where one app's token comes from, and what its platform says about renewing it. */
export interface TokenSource extends TokenOwner {
  readonly platform: HostPlatform;
  /**
   * How long the token before works on once a new one was given; 0 where the platform does not say. A token is refreshed
   * at most this long before its end, so the old one works to its own end beside the new one.
   */
  readonly overlapMs: number;
  /**
   * One request. `force`: the token that a usual request gives is known to be dead, ask for another one; only where the
   * platform tells the two apart.
   */
  fetch(force: boolean): Promise<FetchedToken>;
}
