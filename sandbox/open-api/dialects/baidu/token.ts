import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { HEX } from '../../world/random';
import type { SandboxApp } from '../../world/types';
import { queryAndForm } from '../input';
import type { Answer } from '../serve';
import { refuseOAuth, refuseRest } from './errors';

const SCOPE = 'smartapp_snsapi_base';

/** GET or POST openapi.baidu.com/oauth/2.0/token. Tokens issued before live on to their own end. */
export function accessToken(world: World, request: FastifyRequest): Answer {
  const fields = queryAndForm(request);
  if (!fields.grant_type) return refuseOAuth('invalid_request', 'grant_type is missing');
  if (fields.grant_type !== 'client_credentials') {
    return refuseOAuth('unsupported_grant_type', 'The authorization grant type is not supported');
  }
  const app = world.findApp('baidu', fields.client_id);
  if (!app) return refuseOAuth('invalid_client', 'unknown client id');
  const about = { appId: app.appId };
  if (fields.client_secret !== app.secret)
    return refuseOAuth('invalid_client', 'Client authentication failed', about);
  if (fields.scope !== undefined && fields.scope !== SCOPE) {
    return refuseOAuth('invalid_scope', 'The requested scope is exceeds the scope granted', about);
  }
  const life = world.lives.accessToken.baidu;
  const token = world.tokens.issue(app, 'app', `24.${world.random.text(64, HEX)}.${life / 1000}`, life);
  return {
    body: {
      access_token: token.value,
      expires_in: life / 1000,
      refresh_token: `25.${world.random.text(64, HEX)}`,
      scope: SCOPE,
      session_key: world.random.text(32, HEX),
      session_secret: world.random.text(32, HEX),
    },
    outcome: 'ok',
    ...about,
  };
}

/** The app behind an access token, or Baidu's words for a bad one. */
export function appOfToken(
  world: World,
  value: string | undefined,
): { readonly app: SandboxApp } | { readonly refusal: Answer } {
  const verdict = world.tokens.judge(value ?? '', 'baidu');
  if (verdict.state === 'expired') return { refusal: refuseRest(world, 111, 'Access token expired') };
  const app = verdict.state === 'live' ? world.findApp('baidu', verdict.token.appId) : undefined;
  if (!app) return { refusal: refuseRest(world, 110, 'Access token invalid or no longer valid') };
  return { app };
}
