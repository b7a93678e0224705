import { useStore } from '@/store/use-store';

/** What pages need to know of the session. `failed`: the server was not reached; a request tries again. */
export type SessionKind = 'starting' | 'guest' | 'failed' | 'visitor' | 'member';

export const useSessionKind = (): SessionKind => useStore((state) => state.auth.kind);

/** Cart and history live on the server as soon as it knows who this is. */
export const isKnown = (session: SessionKind): boolean => session === 'visitor' || session === 'member';
