/** The part of a clock that a count-down needs. */
interface Clock {
  now(): number;
  setTimer(task: () => void, ms: number): () => void;
}

export interface CountDown {
  /** Starts anew from so many seconds. */
  start(seconds: number): void;
  /** At once at its end. */
  stop(): void;
}

/**
 * Counts by the clock, not by ticks: an app that slept in the background shows the right rest at its next tick.
 * A clock that is set back never shows more than was asked for.
 */
export const createCountDown = (clock: () => Clock, show: (seconds: number) => void): CountDown => {
  let stopTimer: () => void = () => undefined;

  const tick = (total: number, endsAt: number): void => {
    const left = Math.min(total, Math.max(0, Math.ceil((endsAt - clock().now()) / 1000)));
    show(left);
    if (left > 0) stopTimer = clock().setTimer(() => tick(total, endsAt), 1000);
  };

  return {
    start: (seconds) => {
      stopTimer();
      tick(seconds, clock().now() + seconds * 1000);
    },
    stop: () => {
      stopTimer();
      show(0);
    },
  };
};
