import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { control, sms } from './control/plugin';
import { solidPng } from './crypto/png';
import { device } from './device/plugin';
import { baidu, baiduSp } from './dialects/baidu/plugin';
import { douyin, douyinOpen } from './dialects/douyin/plugin';
import { kuaishou } from './dialects/kuaishou/plugin';
import type { Wait } from './dialects/serve';
import { wechat } from './dialects/wechat/plugin';
import type { World } from './world/create-world';

export interface OpenApiOptions {
  /** How `slow` passes its time; default real milliseconds. */
  readonly wait?: Wait;
  /** Fastify's logger; default off. Requests are never logged: their addresses carry secrets. */
  readonly logger?: FastifyServerOptions['logger'];
}

/** Our prefixes and the vendor hosts behind them; a base URL per row is all that a server is configured with. */
export const MOUNTS = [
  { prefix: '/wechat', host: 'api.weixin.qq.com' },
  { prefix: '/douyin', host: 'developer.toutiao.com' },
  { prefix: '/douyin-open', host: 'open.douyin.com' },
  { prefix: '/baidu-sp', host: 'spapi.baidu.com' },
  { prefix: '/baidu', host: 'openapi.baidu.com' },
  { prefix: '/kuaishou', host: 'open.kuaishou.com' },
] as const;

type Dialect = (scope: FastifyInstance, world: World, wait: Wait) => void | Promise<void>;

const dialects: Readonly<Record<(typeof MOUNTS)[number]['prefix'], Dialect>> = {
  '/wechat': wechat,
  '/douyin': douyin,
  '/douyin-open': douyinOpen,
  '/baidu-sp': baiduSp,
  '/baidu': baidu,
  '/kuaishou': kuaishou,
};

const realWait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The open APIs of the four platforms over one world, with the phone's side (`/device`) and the hand (`/control`). */
export function createOpenApi(world: World, options: OpenApiOptions = {}): FastifyInstance {
  const wait = options.wait ?? realWait;
  const app = Fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
  });
  for (const { prefix } of MOUNTS) {
    app.register(async (scope) => dialects[prefix](scope, world, wait), { prefix });
  }
  app.register(async (scope) => device(scope, world, wait), { prefix: '/device' });
  app.register(async (scope) => control(scope, world), { prefix: '/control' });
  app.register(async (scope) => sms(scope, world), { prefix: '/sms' });
  app.get<{ Params: { name: string } }>('/avatars/:name', async (request, reply) => {
    const [red = 0, green = 0, blue = 0] = createHash('sha256').update(request.params.name).digest();
    return reply.type('image/png').send(solidPng(96, [red, green, blue]));
  });
  return app;
}
