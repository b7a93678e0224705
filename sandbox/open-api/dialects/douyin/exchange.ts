import type { FastifyRequest } from 'fastify';
import type { CodeRecord } from '../../world/codes';
import type { World } from '../../world/create-world';
import { openSession } from '../../world/sessions';
import type { SandboxApp } from '../../world/types';
import { jsonOf, queryOf, textIn } from '../input';
import type { Answer } from '../serve';
import { type DouyinErrNo, refuse, refuseFlat } from './errors';

interface Credentials {
  readonly appid?: string;
  readonly secret?: string;
  readonly code?: string;
  readonly anonymousCode?: string;
}
interface Session {
  readonly session_key?: string;
  readonly openid?: string;
  readonly anonymous_openid?: string;
  readonly unionid?: string;
}
type Outcome =
  | { readonly errNo: DouyinErrNo; readonly appId?: string }
  | { readonly session: Session; readonly appId: string; readonly personId?: string };

/** POST JSON /api/apps/v2/jscode2session. Fields whose code is absent are absent. */
export function exchangeV2(world: World, request: FastifyRequest): Answer {
  const body = jsonOf(request) ?? {};
  const outcome = judge(world, {
    appid: textIn(body, 'appid'),
    secret: textIn(body, 'secret'),
    code: textIn(body, 'code'),
    anonymousCode: textIn(body, 'anonymous_code'),
  });
  if ('errNo' in outcome) return refuse(outcome.errNo, {}, { appId: outcome.appId });
  const { session, ...about } = outcome;
  return { body: { err_no: 0, err_tips: 'success', data: session }, outcome: 'ok', ...about };
}

/** GET /api/apps/jscode2session, the first version: flat, and without union id. */
export function exchangeV1(world: World, request: FastifyRequest): Answer {
  const { appid, secret, code, anonymous_code: anonymousCode } = queryOf(request);
  const outcome = judge(world, { appid, secret, code, anonymousCode });
  if ('errNo' in outcome) return refuseFlat(outcome.errNo, { appId: outcome.appId });
  const { session, ...about } = outcome;
  const { unionid: _none, ...flat } = session;
  return { body: { error: 0, ...flat }, outcome: 'ok', ...about };
}

function judge(world: World, given: Credentials): Outcome {
  if (!given.appid || !given.secret || (!given.code && !given.anonymousCode)) return { errNo: 40014 };
  const app = world.findApp('douyin', given.appid);
  if (!app) return { errNo: 40015 };
  const { appId } = app;
  if (app.secret !== given.secret) return { errNo: 40017, appId };

  const user = given.code ? live(world, app, given.code, 'login') : undefined;
  if (given.code && !user?.personId) return { errNo: 40018, appId };
  const device = given.anonymousCode ? live(world, app, given.anonymousCode, 'anonymous') : undefined;
  if (given.anonymousCode && !device) return { errNo: 40019, appId };

  if (device) world.codes.spend(device);
  return {
    session: {
      ...(user?.personId ? userPart(world, app, user, user.personId) : {}),
      ...(device ? { anonymous_openid: world.ids.anonymousOpenId(app, device.deviceId) } : {}),
    },
    appId,
    personId: user?.personId,
  };
}

function userPart(world: World, app: SandboxApp, record: CodeRecord, personId: string): Session {
  const unionid = world.ids.unionId(app, personId);
  return {
    session_key: openSession(world, app, record, personId).value,
    openid: world.ids.openId(app, personId),
    ...(unionid === null ? {} : { unionid }),
  };
}

function live(world: World, app: SandboxApp, value: string, kind: 'login' | 'anonymous') {
  const verdict = world.codes.judge(value, kind, app);
  if (verdict.state !== 'live') return undefined;
  return world.faults.strikes('douyin', 'deadCodes', 'exchange', verdict.record.personId)
    ? undefined
    : verdict.record;
}
