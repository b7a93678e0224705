import type { FastifyRequest } from 'fastify';
import type { AccessToken, TokenKind } from '../../world/access-tokens';
import type { World } from '../../world/create-world';
import type { SandboxApp } from '../../world/types';
import { jsonOf, queryOf, textIn } from '../input';
import type { Answer } from '../serve';
import { appOf } from './credentials';
import { refuse } from './errors';

const FORCED_PER_DAY = 20;
const FORCED_APART = 30_000;
const DAY = 86_400_000;

/** /cgi-bin/token: every call replaces the token; the one before works for some minutes more. */
export function plainToken(world: World, request: FastifyRequest): Answer {
  const query = queryOf(request);
  if (query.grant_type !== 'client_credential') return refuse(world, 40002);
  const found = appOf(world, query.appid, query.secret);
  if ('errcode' in found) return refuse(world, found.errcode);
  const before = world.tokens.latest(found.app, 'plain');
  if (before) world.tokens.shorten(before, world.lives.tokenOverlap);
  return success(world, found.app, issue(world, found.app, 'plain'));
}

/** POST /cgi-bin/stable_token: one token until its last minutes, unless a refresh is forced. */
export function stableToken(world: World, request: FastifyRequest): Answer {
  const body = jsonOf(request);
  if (!body) return refuse(world, 47001);
  if (body.grant_type !== 'client_credential') return refuse(world, 40002);
  const found = appOf(world, textIn(body, 'appid'), textIn(body, 'secret'));
  if ('errcode' in found) return refuse(world, found.errcode);
  const { app } = found;
  const current = world.tokens.latest(app, 'stable');
  if (body.force_refresh === true) return forced(world, app, current);
  const fresh = current && current.expiresAt - world.clock.now() > world.lives.tokenOverlap;
  return success(world, app, fresh ? current : issue(world, app, 'stable'));
}

/** Kills the old token at once, 20 times a day; within 30 s of the last time nothing is refreshed. */
function forced(world: World, app: SandboxApp, current: AccessToken | null): Answer {
  const again = !world.limits.allow(`wechat ${app.appId} forced apart`, 1, FORCED_APART);
  if (again && current) return success(world, app, current);
  if (!world.limits.allow(`wechat ${app.appId} forced`, FORCED_PER_DAY, DAY)) {
    return refuse(world, 45009, { appId: app.appId });
  }
  if (current) world.tokens.shorten(current, 0);
  return success(world, app, issue(world, app, 'stable'));
}

function issue(world: World, app: SandboxApp, kind: TokenKind): AccessToken {
  const value = `88_${world.random.text(133)}`;
  return world.tokens.issue(app, kind, value, world.lives.accessToken.wechat);
}

function success(world: World, app: SandboxApp, token: AccessToken): Answer {
  const expiresIn = Math.floor((token.expiresAt - world.clock.now()) / 1000);
  return { body: { access_token: token.value, expires_in: expiresIn }, outcome: 'ok', appId: app.appId };
}
