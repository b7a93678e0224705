import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../world/create-world';
import type { Endpoint } from '../../world/types';
import { jsonOf, queryOf, takeBodiesAsText, textIn } from '../input';
import { type Answer, serve, type Wait } from '../serve';
import { refuse, type WechatErrcode } from './errors';
import { exchange } from './exchange';
import { phoneInfo } from './phone';
import { checkSession, resetSessionKey } from './session';
import { plainToken, stableToken } from './token';

/** api.weixin.qq.com. Every answer is HTTP 200; a method that is not meant has an error number of its own. */
export function wechat(scope: FastifyInstance, world: World, wait: Wait): void {
  takeBodiesAsText(scope);

  const add = (
    method: 'GET' | 'POST',
    url: string,
    endpoint: Endpoint,
    handle: (world: World, request: FastifyRequest) => Answer,
    whom?: (request: FastifyRequest) => string | undefined,
  ) =>
    scope.route({
      method,
      url,
      handler: serve(world, wait, {
        platform: 'wechat',
        endpoint,
        busy: () => refuse(world, '-1'),
        limited: () => refuse(world, endpoint === 'token' ? 45009 : 45011),
        whom,
        handle: (request) => handle(world, request),
      }),
    });
  const wrongMethod = (errcode: WechatErrcode) => () => refuse(world, errcode);
  const byCode = (code: string | undefined) => (code ? world.codes.personOf(code) : undefined);
  const byOpenId = (request: FastifyRequest) =>
    world.allApps
      .filter((app) => app.platform === 'wechat')
      .map((app) => world.ids.personOf(app, queryOf(request).openid ?? ''))
      .find((id) => id !== undefined);

  add('GET', '/sns/jscode2session', 'exchange', exchange, (request) => byCode(queryOf(request).js_code));
  add('POST', '/sns/jscode2session', 'exchange', wrongMethod(41002));
  add('GET', '/cgi-bin/token', 'token', plainToken);
  add('POST', '/cgi-bin/token', 'token', plainToken);
  add('POST', '/cgi-bin/stable_token', 'token', stableToken);
  add('GET', '/cgi-bin/stable_token', 'token', wrongMethod(43002));
  add('POST', '/wxa/business/getuserphonenumber', 'phone-info', phoneInfo, (request) =>
    byCode(textIn(jsonOf(request) ?? {}, 'code')),
  );
  add('GET', '/wxa/business/getuserphonenumber', 'phone-info', wrongMethod(43002));
  add('GET', '/wxa/checksession', 'check-key', checkSession, byOpenId);
  add('GET', '/wxa/resetusersessionkey', 'reset-key', resetSessionKey, byOpenId);
}
