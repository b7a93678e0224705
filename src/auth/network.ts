import { AuthError } from './errors';
import type { LifecyclePort, StatePort } from './ports';
import type { Note } from './trace';

export interface Network {
  /** What a request that cannot be sent now fails with, else null. */
  fault(): AuthError | null;
  /** An answer came, so there is a network whatever the host has said. */
  heard(): void;
}

export interface NetworkOptions {
  readonly lifecycle?: LifecyclePort;
  readonly state: StatePort;
  readonly note: Note;
  /** It was lost and is there again. */
  readonly onReturn: () => void;
}

/**
 * What the host says of its network. Its word that it is back may be missed while the app sleeps, so after each
 * return to the front requests are tried again, and the first answer counts as that word.
 */
export const createNetwork = ({ lifecycle, state, note, onReturn }: NetworkOptions): Network => {
  let isOnline = true;
  let isBlocked = false;

  const set = (online: boolean): void => {
    isBlocked = !online;
    if (online === isOnline) return;
    isOnline = online;
    note('network', { online });
    state.network?.(online);
    if (online) onReturn();
  };

  lifecycle?.onNetwork(set);
  lifecycle?.onShow(() => {
    isBlocked = false;
  });

  return {
    fault: () => {
      if (!isBlocked) return null;
      const error = new AuthError('offline');
      // The trace knows since when there is no network; a line for each request would push out the rest.
      error.reported = true;
      return error;
    },
    heard: () => {
      // While nothing is sent, an answer is one from before the loss.
      if (!isBlocked) set(true);
    },
  };
};
