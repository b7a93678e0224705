/** The part of a clock that a count-down needs. */
interface Clock {
  now(): number;
  setTimer(task: () => void, ms: number): () => void;
}

export interface CountDown {
  /** Starts anew from so many seconds; less than none is none. */
  start(seconds: number): void;
  /** At once at its end. */
  stop(): void;
  /** Counts no more and leaves what was shown last. */
  pause(): void;
}

const nothing = (): void => undefined;

/**
 * Counts by the clock, not by ticks: an app that slept in the background shows the right rest at its next tick.
 * A clock that is set back never shows more than was asked for. `ended` is called when a count that was running has
 * come to its end by itself.
 */
export const createCountDown = (
  clock: () => Clock,
  show: (seconds: number) => void,
  ended: () => void = nothing,
): CountDown => {
  let stopTimer: () => void = nothing;

  const tick = (total: number, endsAt: number): void => {
    const left = Math.min(total, Math.max(0, Math.ceil((endsAt - clock().now()) / 1000)));
    show(left);
    if (left > 0) stopTimer = clock().setTimer(() => tick(total, endsAt), 1000);
    else if (total > 0) ended();
  };

  return {
    start: (seconds) => {
      stopTimer();
      const total = Math.max(0, seconds);
      tick(total, clock().now() + total * 1000);
    },
    pause: () => stopTimer(),
    stop: () => {
      stopTimer();
      show(0);
    },
  };
};
