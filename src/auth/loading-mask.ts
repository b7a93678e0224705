import { MASK_DELAY_MS } from './constants';
import type { ClockPort, StatePort } from './ports';

/** Shows the mask while the call runs, should that take long enough to be noticed. */
export type Mask = <T>(call: () => Promise<T>) => Promise<T>;

export interface MaskOptions {
  readonly clock: ClockPort;
  readonly state: StatePort;
}

/** One mask for all calls that run at the same time; it is gone when the last of them has settled, however it did. */
export const createMask = ({ clock, state }: MaskOptions): Mask => {
  let running = 0;
  let isVisible = false;
  let undo = (): void => undefined;

  const show = (visible: boolean): void => {
    if (visible === isVisible) return;
    isVisible = visible;
    state.loading?.(visible);
  };

  return async (call) => {
    running += 1;
    if (running === 1) undo = clock.setTimer(() => show(true), MASK_DELAY_MS);
    try {
      return await call();
    } finally {
      running -= 1;
      if (running === 0) {
        undo();
        show(false);
      }
    }
  };
};
