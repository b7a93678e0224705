import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../world/create-world';
import { queryAndForm, takeBodiesAsText } from '../input';
import { serve, tooManyRequests, type Wait } from '../serve';
import { refuse } from './errors';
import { exchange } from './exchange';
import { accessToken } from './token';

/** open.kuaishou.com */
export async function kuaishou(scope: FastifyInstance, world: World, wait: Wait): Promise<void> {
  takeBodiesAsText(scope);
  await scope.register(formbody);
  const shared = { platform: 'kuaishou', busy: () => refuse(100200500), limited: tooManyRequests } as const;
  scope.post(
    '/oauth2/mp/code2session',
    serve(world, wait, {
      ...shared,
      endpoint: 'exchange',
      whom: (request) => world.codes.personOf(queryAndForm(request).js_code ?? ''),
      handle: (request) => exchange(world, request),
    }),
  );
  scope.post(
    '/oauth2/access_token',
    serve(world, wait, { ...shared, endpoint: 'token', handle: (request) => accessToken(world, request) }),
  );
}
