import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { BusiIdentity, Platform } from '../../src/contract/account';
import type { Endpoint } from '../../src/contract/endpoints';
import { AppError } from '../errors';

/** Who is calling, as the live session says. */
export interface Account {
  readonly userId: string;
  readonly sessionId: string;
  readonly busiIdentity: BusiIdentity;
  readonly platform: Platform;
}

export interface AuthenticateOptions {
  /**
   * The account of a live session with this token; null for a token that is unknown, revoked or past its end, and
   * `disabled` for one whose user was shut out.
   */
  readonly findAccount: (token: string) => Promise<Account | 'disabled' | null>;
}

const bearer = /^Bearer ([A-Za-z0-9_-]{20,128})$/;

const tokenOf = (request: FastifyRequest): string | null =>
  bearer.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** Puts `request.account` in place as far as the endpoint asks for it, or refuses. */
export const authenticatePlugin = fp<AuthenticateOptions>(async (app: FastifyInstance, { findAccount }) => {
  app.decorateRequest('account', null);
  app.decorate('authenticate', async (request: FastifyRequest, endpoint: Endpoint) => {
    if (endpoint.auth === 'none') return;
    const token = tokenOf(request);
    const found = token === null ? null : await findAccount(token);
    request.account = found === 'disabled' ? null : found;
    if (endpoint.auth === 'optional') return;
    if (found === 'disabled') throw new AppError('ACCOUNT_DISABLED');
    if (request.account === null) throw new AppError('AUTH_FAIL');
    if (endpoint.memberOnly === true && request.account.busiIdentity !== 'MEMBER') {
      throw new AppError('MEMBER_REQUIRED');
    }
  });
});

declare module 'fastify' {
  interface FastifyInstance {
    authenticate(request: FastifyRequest, endpoint: Endpoint): Promise<void>;
  }
  interface FastifyRequest {
    /** Null where the endpoint does not ask for a session, or asks for none in particular and there is none. */
    account: Account | null;
  }
}
