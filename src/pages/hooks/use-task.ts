import { useCallback, useRef, useState } from 'react';
import { toastFailure } from './toast';

/** Answers `true` when the work was done; a failure is told, and a second tap, or work that answers `false`, does nothing. */
export type RunTask = (work: () => Promise<unknown>) => Promise<boolean>;

/** One thing at a time on a page that sends something off. */
export const useTask = (): { readonly busy: boolean; readonly run: RunTask } => {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback<RunTask>(async (work) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      return (await work()) !== false;
    } catch (caught) {
      toastFailure(caught);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, run };
};
