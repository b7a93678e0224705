import type { MovableClock } from './clock';
import type { Platform, SandboxApp } from './types';

/** WeChat knows `plain` and `stable`, Douyin `app` and `client`, the others `app` only. */
export type TokenKind = 'plain' | 'stable' | 'app' | 'client';

export interface AccessToken {
  readonly value: string;
  readonly platform: Platform;
  readonly kind: TokenKind;
  readonly appId: string;
  expiresAt: number;
  /** Taken back before its end. */
  revoked: boolean;
}

export type TokenVerdict =
  | { readonly state: 'live'; readonly token: AccessToken }
  | { readonly state: 'expired' | 'revoked' | 'unknown' };

export interface AccessTokens {
  issue(app: SandboxApp, kind: TokenKind, value: string, lifeMs: number): AccessToken;
  /** The token of this kind that was issued last, if it still works. */
  latest(app: SandboxApp, kind: TokenKind): AccessToken | null;
  /** Leaves a token at most this long. */
  shorten(token: AccessToken, ms: number): void;
  /** Kills all tokens of a platform at once. */
  revokeAll(platform: Platform): void;
  judge(value: string, platform: Platform): TokenVerdict;
  countLive(platform: Platform): number;
  reset(): void;
}

const KEPT = 5_000;

export function createAccessTokens(clock: MovableClock): AccessTokens {
  const tokens = new Map<string, AccessToken>();
  const last = new Map<string, AccessToken>();
  const works = (token: AccessToken) => !token.revoked && clock.now() < token.expiresAt;
  const forget = () => {
    for (const token of tokens.values()) if (!works(token)) tokens.delete(token.value);
  };
  return {
    issue(app, kind, value, lifeMs) {
      if (tokens.size > KEPT) forget();
      const { platform, appId } = app;
      const token = { value, platform, kind, appId, expiresAt: clock.now() + lifeMs, revoked: false };
      tokens.set(value, token);
      last.set(`${platform}\n${appId}\n${kind}`, token);
      return token;
    },
    latest(app, kind) {
      const token = last.get(`${app.platform}\n${app.appId}\n${kind}`);
      return token && works(token) ? token : null;
    },
    shorten(token, ms) {
      token.expiresAt = Math.min(token.expiresAt, clock.now() + ms);
    },
    revokeAll(platform) {
      for (const token of tokens.values()) if (token.platform === platform) token.revoked = true;
    },
    judge(value, platform) {
      const token = tokens.get(value);
      if (token?.platform !== platform) return { state: 'unknown' };
      if (token.revoked) return { state: 'revoked' };
      return works(token) ? { state: 'live', token } : { state: 'expired' };
    },
    countLive: (platform) =>
      [...tokens.values()].filter((token) => token.platform === platform && works(token)).length,
    reset() {
      tokens.clear();
      last.clear();
    },
  };
}
