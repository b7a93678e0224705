import type { FastifyInstance, InjectOptions } from 'fastify';
import { createOpenApi, type OpenApiOptions } from '../create-open-api';
import { createMovableClock } from '../world/clock';
import { createWorld, type World, type WorldOptions } from '../world/create-world';
import { DEFAULT_APPS } from '../world/defaults';
import type { AppDefinition, Platform } from '../world/types';

export const START = Date.UTC(2025, 0, 1);
export const MINUTE = 60_000;

/** A second app on each platform, for codes that travel to the wrong one. */
export const OTHER_APPS: readonly AppDefinition[] = Object.values(DEFAULT_APPS).map((app) => ({
  ...app,
  appId: app.appId.replace(/1$/, '2'),
}));

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** A world at a fixed time with its open APIs, and short words for talking to them. */
export interface Lab {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly waited: number[];
  send(options: InjectOptions): Promise<Reply>;
  get(url: string, query?: Record<string, string>): Promise<Reply>;
  json(url: string, body: object, headers?: Record<string, string>): Promise<Reply>;
  form(url: string, fields: Record<string, string>): Promise<Reply>;
  device(platform: Platform, path: string, body?: object): Promise<Record<string, unknown>>;
  loginCode(platform: Platform, body?: object): Promise<string>;
}

export function createLab(options: WorldOptions = {}, api: OpenApiOptions = {}): Lab {
  const world = createWorld({
    clock: createMovableClock(() => START),
    apps: [...Object.values(DEFAULT_APPS), ...OTHER_APPS],
    ...options,
  });
  const waited: number[] = [];
  const app = createOpenApi(world, { wait: async (ms) => void waited.push(ms), ...api });

  async function send(request: InjectOptions): Promise<Reply> {
    const reply = await app.inject(request);
    const type = String(reply.headers['content-type'] ?? '');
    const body = type.includes('html') ? {} : (JSON.parse(reply.body) as Record<string, unknown>);
    return { status: reply.statusCode, type, text: reply.body, body };
  }
  const json: Lab['json'] = (url, body, headers = {}) =>
    send({ method: 'POST', url, payload: body, headers });
  const device: Lab['device'] = async (platform, path, body = {}) => {
    const address = { appId: world.apps[platform].appId, personId: 'lin' };
    return (await json(`/device/${platform}/${path}`, { ...address, ...body })).body;
  };
  return {
    world,
    app,
    waited,
    send,
    get: (url, query = {}) => send({ method: 'GET', url, query }),
    json,
    form: (url, fields) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    device,
    loginCode: async (platform, body) => String((await device(platform, 'login', body)).code),
  };
}

/** A member of an answer, however deep: `at(body, 'data', 'openid')`. */
export function at(source: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    source,
  );
}
