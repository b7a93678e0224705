import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../world/create-world';
import { queryAndForm, queryOf, takeBodiesAsText } from '../input';
import { serve, tooManyRequests, type Wait } from '../serve';
import { refuseOAuth, refuseRest, refuseSession } from './errors';
import { getSessionKey, sessionKey } from './exchange';
import { accessToken } from './token';
import { unionId } from './union-id';

const holder = (world: World, code: string | undefined) => (code ? world.codes.personOf(code) : undefined);

/** spapi.baidu.com */
export async function baiduSp(scope: FastifyInstance, world: World, wait: Wait): Promise<void> {
  takeBodiesAsText(scope);
  await scope.register(formbody);
  scope.post(
    '/oauth/jscode2sessionkey',
    serve(world, wait, {
      platform: 'baidu',
      endpoint: 'exchange',
      busy: () => refuseSession('server_error', 'Service temporarily unavailable'),
      limited: tooManyRequests,
      whom: (request) => holder(world, queryAndForm(request).code),
      handle: (request) => sessionKey(world, request),
    }),
  );
}

/** openapi.baidu.com */
export async function baidu(scope: FastifyInstance, world: World, wait: Wait): Promise<void> {
  takeBodiesAsText(scope);
  await scope.register(formbody);
  const token = serve(world, wait, {
    platform: 'baidu',
    endpoint: 'token',
    busy: () => refuseOAuth('server_error', 'Service temporarily unavailable'),
    limited: tooManyRequests,
    handle: (request) => accessToken(world, request),
  });
  scope.get('/oauth/2.0/token', token);
  scope.post('/oauth/2.0/token', token);
  const rest = {
    platform: 'baidu',
    busy: () => refuseRest(world, 2, 'Service temporarily unavailable'),
    limited: () => refuseRest(world, 4, 'Open api request limit reached'),
  } as const;
  scope.get(
    '/rest/2.0/smartapp/getsessionkey',
    serve(world, wait, {
      ...rest,
      endpoint: 'exchange',
      whom: (request) => holder(world, queryOf(request).code),
      handle: (request) => getSessionKey(world, request),
    }),
  );
  scope.post(
    '/rest/2.0/smartapp/getunionid',
    serve(world, wait, { ...rest, endpoint: 'union', handle: (request) => unionId(world, request) }),
  );
}
