import { useStore } from './use-store';

/**
 * False while the app is still finding out who is there, true from then on: with a session, as a guest, or after a
 * failure, which `state.auth` tells apart. A warm start is ready at its first paint. For a page that shows something
 * else until then; what a page fetches needs no such wait, the request layer waits by itself.
 */
export const useAuthReady = (): boolean => useStore(({ auth }) => auth.kind !== 'starting');
