import type { FastifyRequest } from 'fastify';
import type { TokenKind } from '../../world/access-tokens';
import type { World } from '../../world/create-world';
import type { SandboxApp } from '../../world/types';
import { jsonOf, textIn } from '../input';
import type { Answer } from '../serve';
import { refuse, refuseClient } from './errors';

const NO_TOKEN = { access_token: '' };

/** POST JSON developer.toutiao.com/api/apps/v2/token. The token before works for five minutes more. */
export function appToken(world: World, request: FastifyRequest): Answer {
  const body = jsonOf(request) ?? {};
  const app = world.findApp('douyin', textIn(body, 'appid'));
  if (!app) return refuse(40015, NO_TOKEN);
  if (textIn(body, 'secret') !== app.secret) return refuse(40017, NO_TOKEN, { appId: app.appId });
  if (body.grant_type !== 'client_credential') return refuse(40020, NO_TOKEN, { appId: app.appId });
  return {
    body: { err_no: 0, err_tips: 'success', data: replace(world, app, 'app', '0801121846') },
    outcome: 'ok',
    appId: app.appId,
  };
}

/** POST JSON open.douyin.com/oauth/client_token/. Its overlap is unpublished and taken to be the same. */
export function clientToken(world: World, request: FastifyRequest): Answer {
  const body = jsonOf(request) ?? {};
  const key = textIn(body, 'client_key');
  const secret = textIn(body, 'client_secret');
  if (!key || !secret || body.grant_type !== 'client_credential') return refuseClient(10002);
  const app = world.findApp('douyin', key);
  if (!app) return refuseClient(10003);
  if (secret !== app.secret) return refuseClient(10013, { appId: app.appId });
  return {
    body: {
      data: { ...replace(world, app, 'client', 'clt.'), error_code: 0, description: '' },
      message: 'success',
    },
    outcome: 'ok',
    appId: app.appId,
  };
}

function replace(world: World, app: SandboxApp, kind: TokenKind, prefix: string) {
  const before = world.tokens.latest(app, kind);
  if (before) world.tokens.shorten(before, world.lives.tokenOverlap);
  const life = world.lives.accessToken.douyin;
  const token = world.tokens.issue(app, kind, `${prefix}${world.random.text(64)}`, life);
  return { access_token: token.value, expires_in: life / 1000 };
}
