import type { SliceApi } from '@/store/types';

/**
 * A tap on a native button that the host has not answered yet. Its panel may hide the page and show it again, and a
 * login then would make what the tap gives worthless.
 */
export interface TapWatch {
  tapped(): void;
  /** Notes that a look at the session key was put off; `true` when there is a tap to wait for. */
  putsOff(): boolean;
  /** The host has answered, or the page is left: `true` when a look was put off meanwhile. */
  ended(): boolean;
}

/** Longer than anybody reads a panel: a host that never answers does not stand in the way for ever. */
const limitMs = 5 * 60_000;

export const createTapWatch = (api: SliceApi): TapWatch => {
  let stop: (() => void) | null = null;
  let missed = false;
  const end = (): void => {
    stop?.();
    stop = null;
  };
  return {
    tapped: () => {
      end();
      missed = false;
      stop = api.clock.setTimer(end, limitMs);
    },
    putsOff: () => {
      if (stop !== null) missed = true;
      return stop !== null;
    },
    ended: () => {
      end();
      const was = missed;
      missed = false;
      return was;
    },
  };
};
