import { createAppStore } from './create-store';

/** The one store of the app. Pages reach it through the hook only. */
export const appStore = createAppStore();
