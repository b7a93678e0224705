import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { queryAndForm } from '../input';
import type { Answer } from '../serve';
import { refuse } from './errors';

/** POST form open.kuaishou.com/oauth2/access_token. A new token leaves the old ones alive to their own end. */
export function accessToken(world: World, request: FastifyRequest): Answer {
  const { app_id: appId, app_secret: secret, grant_type: grantType } = queryAndForm(request);
  if (!appId || !secret || grantType !== 'client_credentials') return refuse(100200100);
  const app = world.findApp('kuaishou', appId);
  if (!app || app.secret !== secret) return refuse(100200101);
  const life = world.lives.accessToken.kuaishou;
  const token = world.tokens.issue(app, 'app', world.random.text(96), life);
  return {
    body: { result: 1, access_token: token.value, expires_in: life / 1000, token_type: 'bearer' },
    outcome: 'ok',
    appId: app.appId,
  };
}
