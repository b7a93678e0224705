import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { openSession } from '../../world/sessions';
import type { SandboxApp } from '../../world/types';
import { queryOf } from '../input';
import type { Answer } from '../serve';
import { appOf } from './credentials';
import { refuse } from './errors';

/** WeChat serves the sns endpoints as text/plain though the body is JSON. */
const TEXT = 'text/plain';
const PER_USER_AND_MINUTE = 100;
/** What wx.login gives in the developer tools with a tourist app id. */
const MOCK_CODE = 'the code is a mock one';

/** GET /sns/jscode2session. Success has no errcode at all. */
export function exchange(world: World, request: FastifyRequest): Answer {
  const query = queryOf(request);
  const found = appOf(world, query.appid, query.secret);
  if ('errcode' in found) return refuse(world, found.errcode, { type: TEXT });
  const { app } = found;
  const about = { appId: app.appId, type: TEXT };
  if (!query.js_code) return refuse(world, 41008, about);
  if (query.grant_type !== 'authorization_code') return refuse(world, 40002, about);
  if (query.js_code === MOCK_CODE && world.devtoolsPersonId !== null) {
    const key = world.keys.ensure(app, world.devtoolsPersonId);
    return success(world, app, world.devtoolsPersonId, key.value);
  }

  const verdict = world.codes.judge(query.js_code, 'login', app);
  if (verdict.state === 'used') return refuse(world, 40163, about);
  if (verdict.state !== 'live' || verdict.record.personId === undefined) return refuse(world, 40029, about);
  const { personId } = verdict.record;
  if (world.faults.strikes('wechat', 'deadCodes', 'exchange', personId)) return refuse(world, 40029, about);
  if (!world.limits.allow(`wechat ${app.appId} ${personId}`, PER_USER_AND_MINUTE, 60_000)) {
    return refuse(world, 45011, about);
  }
  return success(world, app, personId, openSession(world, app, verdict.record, personId).value);
}

function success(world: World, app: SandboxApp, personId: string, sessionKey: string): Answer {
  const unionid = world.ids.unionId(app, personId);
  return {
    body: {
      session_key: sessionKey,
      openid: world.ids.openId(app, personId),
      ...(unionid === null ? {} : { unionid }),
    },
    type: TEXT,
    outcome: 'ok',
    appId: app.appId,
    personId,
  };
}
