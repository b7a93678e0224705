/** How WeChat's check of a nickname ends; other hosts check nothing. */
export type NicknameReview = 'pass' | 'unsafe' | 'timeout';

/**
 * Switches for what a phone does wrong. API names are those of the bundle's global (`login`, `request`, `getLoginCode`);
 * `getPhoneNumber`, `chooseAvatar` and the other words of a button's `open-type` stand for the button's event; `*` is
 * every one of them. Synchronous APIs cannot be silent.
 */
export interface HostFaultSettings {
  /** The work is done, and nobody is called back: no `success`, `fail`, `complete`, promise or event. */
  readonly neverCallsBack: readonly string[];
  /** Every callback comes twice, and so does a button's event. */
  readonly callsBackTwice: readonly string[];
  /** The device's storage takes no write. */
  readonly storageFull: boolean;
  readonly nicknameReview: NicknameReview;
}

export interface HostFaults {
  /** Changes the switches that are named; the others stay as they are. */
  set(change: Partial<HostFaultSettings>): void;
  /** Everything is well again. */
  clear(): void;
  settings(): HostFaultSettings;
}

/** How often the answer of an API reaches the bundle now: 0, 1 or 2 times. */
export const answersOf = (faults: HostFaults, api: string): number => {
  const { neverCallsBack, callsBackTwice } = faults.settings();
  const names = (list: readonly string[]): boolean => list.includes(api) || list.includes('*');
  if (names(neverCallsBack)) return 0;
  return names(callsBackTwice) ? 2 : 1;
};

const none: HostFaultSettings = {
  neverCallsBack: [],
  callsBackTwice: [],
  storageFull: false,
  nicknameReview: 'pass',
};

/** @param changed told after each change of a switch */
export const createHostFaults = (
  first: Partial<HostFaultSettings>,
  changed: (what: string) => void,
): HostFaults => {
  let settings: HostFaultSettings = { ...none, ...first };
  const become = (next: HostFaultSettings): void => {
    settings = next;
    changed('faults');
  };
  return {
    set: (change) => become({ ...settings, ...change }),
    clear: () => become(none),
    settings: () => settings,
  };
};
