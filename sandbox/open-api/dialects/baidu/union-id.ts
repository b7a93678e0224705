import type { FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { fieldsOf, queryOf } from '../input';
import type { Answer } from '../serve';
import { refuseRest, requestId } from './errors';
import { appOfToken } from './token';

/** POST form openapi.baidu.com/rest/2.0/smartapp/getunionid?access_token= */
export function unionId(world: World, request: FastifyRequest): Answer {
  const found = appOfToken(world, queryOf(request).access_token);
  if ('refusal' in found) return found.refusal;
  const { app } = found;
  const personId = world.ids.personOf(app, fieldsOf(request.body).openid ?? '');
  const unionid = personId === undefined ? null : world.ids.unionId(app, personId);
  const about = { appId: app.appId, ...(personId === undefined ? {} : { personId }) };
  if (unionid === null) return refuseRest(world, 1, 'openid is invalid', about);
  return {
    body: { errno: 0, errmsg: 'succ', request_id: requestId(world), data: { unionid } },
    outcome: 'ok',
    ...about,
  };
}
