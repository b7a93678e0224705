import { createHash, timingSafeEqual } from 'node:crypto';
import { auditEvents } from '../audit/schema';
import type { Clock } from '../clock';
import type { AccessTokenSettings } from '../config-types';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { RateLimits, RateRule } from '../rate-limits/rate-limits';
import type { TokenCentre } from './token-centre';
import type { KeptToken, TokenKeeper } from './token-keeper';

const minute = 60_000;
const readings: RateRule = { name: 'access tokens per service', most: 6_000, perMs: minute };
const reports: RateRule = { name: 'access token reports per service', most: 600, perMs: minute };
const wrong: RateRule = { name: 'wrong service credentials per address', most: 30, perMs: minute };

/** Which token of which app. */
export interface TokenQuestion {
  readonly service: string;
  readonly platform: string;
  readonly appId: string;
}

/** Where other services of the same developer get the access tokens: two keepers of one app would end each other's. */
export interface TokenDesk {
  /**
   * The service that a credential belongs to. @throws AppError AUTH_FAIL, RATE_LIMITED after too many wrong ones from one
   * address
   */
  admit(credential: string, address: string): Promise<string>;
  /** @throws AppError NOT_FOUND for an app that is not ours, RATE_LIMITED, and those of the platform */
  give(question: TokenQuestion): Promise<KeptToken>;
  /** The platform refused this token: gives the next one, or the one that is there if this one was replaced already. */
  replace(question: TokenQuestion, refused: string): Promise<KeptToken>;
}

export interface TokenDeskDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly limits: Pick<RateLimits, 'take'>;
  readonly tokens: Pick<TokenCentre, 'find'>;
  readonly credentials: AccessTokenSettings['serviceCredentials'];
}

type Act = 'token-given' | 'token-refused';

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256')
    .update(parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts))
    .digest();

export const createTokenDesk = ({ db, clock, limits, tokens, credentials }: TokenDeskDeps): TokenDesk => {
  const keeperOf = ({ platform, appId }: TokenQuestion): TokenKeeper => {
    const keeper = tokens.find(platform, appId);
    if (keeper === null) throw new AppError('NOT_FOUND');
    return keeper;
  };

  /** Written down once for each service and token, however often it asks: the id follows from both. */
  const note = async (kind: Act, { service, platform, appId }: TokenQuestion, token: string) => {
    const id = digest(kind, service, platform, appId, token).toString('base64url').slice(0, 22);
    const event = {
      id,
      at: clock.now(),
      kind,
      userId: `service:${service}`,
      subjectId: `${platform} ${appId}`,
    };
    await db.insert(auditEvents).values(event).onConflictDoNothing();
  };

  return {
    admit: async (credential, address) => {
      const presented = digest(credential);
      // Every one is compared, so that the time tells neither which nor whether one fits.
      const found = credentials.filter(({ hash }) => timingSafeEqual(hash, presented));
      const [first] = found;
      if (first !== undefined && credential !== '') return first.service;
      await limits.take(db, [{ rule: wrong, subject: address }]);
      throw new AppError('AUTH_FAIL', { reason: 'service credential' });
    },
    give: async (question) => {
      const keeper = keeperOf(question);
      await limits.take(db, [{ rule: readings, subject: question.service }]);
      const kept = await keeper.get();
      await note('token-given', question, kept.token);
      return kept;
    },
    replace: async (question, refused) => {
      const keeper = keeperOf(question);
      await limits.take(db, [{ rule: reports, subject: question.service }]);
      await note('token-refused', question, refused);
      const kept = await keeper.replace(refused);
      await note('token-given', question, kept.token);
      return kept;
    },
  };
};
