import type { Box } from '../secrets/keyring';
import type { IdentityRow } from './identity-repository';

/** How long a replaced session key is still tried: a tap may have happened just before another login changed it. */
export const keyGraceMs = 10 * 60_000;

/** Session keys as they lie in the database. They never leave this folder but for decryption. */
export interface SessionKeys {
  /** What to store so that `key` is the current one; nothing when it is already. */
  change(
    identity: Pick<IdentityRow, 'id' | 'sessionKey'>,
    key: string | null,
    now: number,
  ): Partial<Pick<IdentityRow, 'sessionKey' | 'previousSessionKey' | 'sessionKeyAt'>>;
  /** The keys to try, newest first. */
  usable(
    identity: Pick<IdentityRow, 'id' | 'sessionKey' | 'previousSessionKey' | 'sessionKeyAt'>,
    now: number,
  ): readonly string[];
}

export const createSessionKeys = (box: Box): SessionKeys => ({
  change: (identity, key, now) => {
    if (key === null) return {};
    const current = identity.sessionKey === null ? null : box.open(identity.sessionKey, identity.id);
    if (current === key) return {};
    return {
      sessionKey: box.seal(key, identity.id),
      previousSessionKey: identity.sessionKey,
      sessionKeyAt: now,
    };
  },
  usable: (identity, now) => {
    const inGrace = now - (identity.sessionKeyAt ?? 0) <= keyGraceMs;
    const sealed = [identity.sessionKey, inGrace ? identity.previousSessionKey : null];
    return sealed.flatMap((text) => {
      const key = text === null ? null : box.open(text, identity.id);
      return key === null ? [] : [key];
    });
  },
});
