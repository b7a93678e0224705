import { useStore as useVanillaStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AppState } from './app-state';
import { appStore } from './store';

export type { AppState } from './app-state';

/** Renders again when the selected value is another one (`Object.is`). */
export const useStore = <T>(selector: (state: AppState) => T): T => useVanillaStore(appStore.store, selector);

/** For selectors that build an object or array: renders again when one of its members is another one. */
export const useStoreShallow = <T>(selector: (state: AppState) => T): T =>
  useVanillaStore(appStore.store, useShallow(selector));

/** The state of this moment, for what runs outside of a component. */
export const stateNow = (): AppState => appStore.store.getState();
