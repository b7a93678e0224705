import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import { jsonOf, queryOf, takeBodiesAsText, textIn } from '../input';
import { serve, tooManyRequests, type Wait } from '../serve';
import { refuse, refuseClient, refuseFlat, refusePhone } from './errors';
import { exchangeV1, exchangeV2 } from './exchange';
import { phoneInfo } from './phone';
import { appToken, clientToken } from './token';

/** developer.toutiao.com */
export function douyin(scope: FastifyInstance, world: World, wait: Wait): void {
  takeBodiesAsText(scope);
  const shared = { platform: 'douyin', limited: tooManyRequests } as const;
  scope.post(
    '/api/apps/v2/jscode2session',
    serve(world, wait, {
      ...shared,
      endpoint: 'exchange',
      busy: () => refuse('-1'),
      whom: (request) => holder(world, textIn(jsonOf(request) ?? {}, 'code')),
      handle: (request) => exchangeV2(world, request),
    }),
  );
  scope.get(
    '/api/apps/jscode2session',
    serve(world, wait, {
      ...shared,
      endpoint: 'exchange',
      busy: () => refuseFlat('-1'),
      whom: (request) => holder(world, queryOf(request).code),
      handle: (request) => exchangeV1(world, request),
    }),
  );
  scope.post(
    '/api/apps/v2/token',
    serve(world, wait, {
      ...shared,
      endpoint: 'token',
      busy: () => refuse('-1'),
      handle: (request) => appToken(world, request),
    }),
  );
}

/** open.douyin.com */
export function douyinOpen(scope: FastifyInstance, world: World, wait: Wait): void {
  takeBodiesAsText(scope);
  const shared = { platform: 'douyin', limited: tooManyRequests } as const;
  scope.post(
    '/oauth/client_token/',
    serve(world, wait, {
      ...shared,
      endpoint: 'token',
      busy: () => refuseClient(2100004),
      handle: (request) => clientToken(world, request),
    }),
  );
  scope.post(
    '/api/apps/v1/get_phonenumber_info/',
    serve(world, wait, {
      ...shared,
      endpoint: 'phone-info',
      busy: () => refusePhone(world, 28001005),
      whom: (request: FastifyRequest) => holder(world, textIn(jsonOf(request) ?? {}, 'code')),
      handle: (request) => phoneInfo(world, request),
    }),
  );
}

const holder = (world: World, code: string | undefined) => (code ? world.codes.personOf(code) : undefined);
