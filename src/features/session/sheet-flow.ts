import { createFront } from '@/shared/front';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { PhonePlace } from './phone-place';

/** The login sheet of the page in front. Every `LoginSheet` on a page tells when its page comes and goes. */
export interface SheetFlow {
  /** Id of the sheet that is open; null for none. */
  readonly loginSheet: number | null;
  loginSheetShown(id: number): void;
  loginSheetHidden(id: number): void;
  /** Its page is left for good; an open sheet is closed with it. */
  loginSheetGone(id: number): void;
  /** The user closes the open sheet. */
  leaveLoginSheet(): void;
  /** For the login core: rejects when the page in front has no sheet. */
  openLoginSheet(): Promise<void>;
  /** For the login core: everybody has what they came for. */
  closeLoginSheet(): Promise<void>;
}

type Own = SheetFlow & PhonePlace;

export const createSheetFlow = (set: SliceSet<Own>, get: SliceGet<Own>, _api: SliceApi): SheetFlow => {
  const front = createFront();

  const leave = (): void => {
    set({ loginSheet: null });
    get().loginPageClosed();
  };

  return {
    loginSheet: null,
    loginSheetShown: front.show,
    loginSheetHidden: front.hide,
    loginSheetGone: (id) => {
      front.hide(id);
      if (get().loginSheet === id) leave();
    },
    leaveLoginSheet: leave,
    openLoginSheet: async () => {
      const id = front.current();
      if (id === null) throw new Error('The page in front has no <LoginSheet />.');
      set({ loginSheet: id });
    },
    // The core knows why the sheet goes; being told once more changes nothing there.
    closeLoginSheet: async () => leave(),
  };
};
