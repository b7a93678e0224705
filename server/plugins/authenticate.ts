import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { BusiIdentity, Platform } from '../../src/contract/account';
import type { Endpoint } from '../../src/contract/endpoints';
import { AppError } from '../errors';
import type { LiveSession } from '../sessions/live-session';
import type { Sessions } from '../sessions/sessions';

/** Who is calling, as the live session says. */
export interface Account {
  readonly userId: string;
  readonly sessionId: string;
  readonly busiIdentity: BusiIdentity;
  readonly platform: Platform;
}

export interface AuthenticateOptions {
  readonly sessions: Pick<Sessions, 'find'>;
}

const bearer = /^Bearer ([A-Za-z0-9_-]{20,128})$/;

const tokenOf = (request: FastifyRequest): string | null =>
  bearer.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** Puts what was found in place as far as the endpoint asks for it, or refuses. */
const admit = (request: FastifyRequest, endpoint: Endpoint, found: LiveSession | 'disabled' | null): void => {
  const session = found === 'disabled' ? null : found;
  request.live = session;
  request.account = session?.account ?? null;
  if (endpoint.auth === 'optional') return;
  if (found === 'disabled') throw new AppError('ACCOUNT_DISABLED');
  if (session === null) throw new AppError('AUTH_FAIL');
  if (endpoint.memberOnly === true && session.account.busiIdentity !== 'MEMBER') {
    throw new AppError('MEMBER_REQUIRED');
  }
};

/** Puts `request.account` and `request.live` in place as far as the endpoint asks for them, or refuses. */
export const authenticatePlugin = fp<AuthenticateOptions>(async (app: FastifyInstance, { sessions }) => {
  app.decorateRequest('account', null);
  app.decorateRequest('live', null);
  app.decorate('authenticate', (request: FastifyRequest, endpoint: Endpoint) => {
    if (endpoint.auth === 'none') return undefined;
    const token = tokenOf(request);
    const found = token === null ? null : sessions.find(token);
    if (found instanceof Promise) return found.then((session) => admit(request, endpoint, session));
    admit(request, endpoint, found);
    return undefined;
  });
});

declare module 'fastify' {
  interface FastifyInstance {
    /** A promise only where the database is asked. @throws AppError */
    authenticate(request: FastifyRequest, endpoint: Endpoint): Promise<void> | undefined;
  }
  interface FastifyRequest {
    /** Null where the endpoint does not ask for a session, or asks for none in particular and there is none. */
    account: Account | null;
    /** What else is known of the caller without asking the database again; null together with `account`. */
    live: LiveSession | null;
  }
}
