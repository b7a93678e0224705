import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { openSession } from '../../world/sessions';
import type { SandboxApp } from '../../world/types';
import { queryAndForm, queryOf } from '../input';
import type { Answer } from '../serve';
import { refuseRest, refuseSession, requestId } from './errors';
import { appOfToken } from './token';

/** POST spapi.baidu.com/oauth/jscode2sessionkey, as a form or with the same keys in the query. */
export function sessionKey(world: World, request: FastifyRequest): Answer {
  const { code, client_id: appKey, sk } = queryAndForm(request);
  if (!code || !appKey || !sk) return refuseSession('invalid_request', 'parameter is invalid');
  const app = world.findApp('baidu', appKey);
  if (!app || app.secret !== sk) return refuseSession('invalid_client', 'unknown client id or wrong secret');
  const session = open(world, app, code);
  const about = { appId: app.appId };
  if (!session) return refuseSession('invalid_grant', 'Invalid authorization code', about);
  return {
    body: { openid: session.openId, session_key: session.key },
    outcome: 'ok',
    personId: session.personId,
    ...about,
  };
}

/** GET openapi.baidu.com/rest/2.0/smartapp/getsessionkey: the same job with an access token, and `open_id`. */
export function getSessionKey(world: World, request: FastifyRequest): Answer {
  const { access_token: token, code, grant_type: grantType } = queryOf(request);
  const found = appOfToken(world, token);
  if ('refusal' in found) return found.refusal;
  const about = { appId: found.app.appId };
  if (!code || grantType !== 'authorization_code')
    return refuseRest(world, 400, 'parameter is invalid', about);
  const session = open(world, found.app, code);
  if (!session) return refuseRest(world, 10010100, 'Invalid authorization code', about);
  return {
    body: {
      errno: 0,
      errmsg: 'succ',
      request_id: requestId(world),
      data: { open_id: session.openId, session_key: session.key },
    },
    outcome: 'ok',
    personId: session.personId,
    ...about,
  };
}

function open(world: World, app: SandboxApp, code: string) {
  const verdict = world.codes.judge(code, 'login', app);
  if (verdict.state !== 'live' || verdict.record.personId === undefined) return null;
  const { personId } = verdict.record;
  if (world.faults.strikes('baidu', 'deadCodes', 'exchange', personId)) return null;
  const key = openSession(world, app, verdict.record, personId).value;
  return { openId: world.ids.openId(app, personId), key, personId };
}
